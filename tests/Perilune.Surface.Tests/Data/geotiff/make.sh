#!/usr/bin/env bash
# Writes the GeoTIFF files of this folder with GDAL (Debian gdal-bin 3.6.2), an independent writer. The height of column c and
# row r is 1000 + 3 c - 2 r + ((7 c + 5 r) mod 11) / 4 metres in real numbers, and 1000 + 3 c - 2 r + (7 c + 5 r) mod 11 in whole ones.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make_source() { # name columns rows kind(f|h)
  python3 - "$work/$1.bin" "$2" "$3" "$4" <<'PY'
import struct, sys
path, columns, rows, kind = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
with open(path, "wb") as out:
    for r in range(rows):
        for c in range(columns):
            m = (7 * c + 5 * r) % 11
            h = 1000 + 3 * c - 2 * r
            out.write(struct.pack("<f", h + m / 4) if kind == "f" else struct.pack("<h", h + m))
PY
}
vrt() { # name columns rows kind srs geotransform
  local type=Float32 size=4
  [ "$4" = h ] && type=Int16 size=2
  make_source "$1" "$2" "$3" "$4"
  cat > "$work/$1.vrt" <<XML
<VRTDataset rasterXSize="$2" rasterYSize="$3"><SRS>$5</SRS><GeoTransform>$6</GeoTransform>
<VRTRasterBand dataType="$type" band="1" subClass="VRTRawRasterBand"><SourceFilename relativetoVRT="1">$1.bin</SourceFilename>
<ImageOffset>0</ImageOffset><PixelOffset>$size</PixelOffset><LineOffset>$(($2 * size))</LineOffset><ByteOrder>LSB</ByteOrder>
</VRTRasterBand></VRTDataset>
XML
}
south="+proj=stere +lat_0=-90 +lon_0=0 +R=1737400 +units=m +no_defs"
vrt south 40 30 f "$south" "-2000, 20, 0, 5000, 0, -20"
vrt whole 40 30 h "$south" "-2000, 20, 0, 5000, 0, -20"
vrt wide 300 200 f "$south" "-2000, 20, 0, 5000, 0, -20"
vrt north 40 30 f "+proj=stere +lat_0=90 +lon_0=0 +R=1737400 +units=m +no_defs" "-2000, 20, 0, 5000, 0, -20"
vrt parallel 40 30 f "+proj=eqc +lat_ts=60 +lon_0=30 +R=1737400 +units=m +no_defs" "-2000, 20, 0, 5000, 0, -20"
vrt degrees 40 30 f "+proj=longlat +R=1737400 +no_defs" "23, 0.01, 0, 1, 0, -0.01"
vrt turned 40 30 f "+proj=stere +lat_0=-90 +lon_0=45 +R=1737400 +units=m +no_defs" "-2000, 20, 0, 5000, 0, -20"
vrt mars 40 30 f "+proj=stere +lat_0=-90 +lon_0=0 +R=3396190 +units=m +no_defs" "-2000, 20, 0, 5000, 0, -20"
vrt sinusoidal 40 30 f "+proj=sinu +R=1737400 +units=m +no_defs" "-2000, 20, 0, 5000, 0, -20"
vrt earth 40 30 f "EPSG:4326" "23, 0.01, 0, 1, 0, -0.01"
t() { gdal_translate -q "$@"; }
t "$work/south.vrt" strips.tif
t -co COMPRESS=LZW "$work/south.vrt" lzw.tif
t -co COMPRESS=LZW -co PREDICTOR=3 "$work/south.vrt" lzw-predictor-3.tif
t -co COMPRESS=DEFLATE -co PREDICTOR=3 -co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=16 "$work/south.vrt" tiles-deflate-predictor-3.tif
t -co COMPRESS=DEFLATE -co PREDICTOR=2 "$work/south.vrt" deflate-predictor-2.tif
t -co BIGTIFF=YES -co COMPRESS=DEFLATE "$work/south.vrt" bigtiff.tif
t -co ENDIANNESS=BIG -co COMPRESS=LZW "$work/south.vrt" big-endian.tif
t -co COMPRESS=LZW -co PREDICTOR=2 "$work/whole.vrt" int16-lzw-predictor-2.tif
t -co ENDIANNESS=BIG -co COMPRESS=DEFLATE -co PREDICTOR=2 "$work/whole.vrt" int16-big-endian-predictor-2.tif
t -ot Float64 -co COMPRESS=DEFLATE "$work/south.vrt" float64.tif
t -mo AREA_OR_POINT=Point "$work/south.vrt" point.tif
t -a_scale 0.5 -a_offset 100 "$work/whole.vrt" scaled.tif
t -a_nodata 1000 -co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=16 "$work/whole.vrt" nodata.tif
t -of COG -co COMPRESS=DEFLATE -co PREDICTOR=YES -co BLOCKSIZE=128 "$work/wide.vrt" cloud-optimised.tif
t -co COMPRESS=DEFLATE "$work/north.vrt" north.tif
t -co COMPRESS=DEFLATE "$work/parallel.vrt" equirectangular.tif
t -co COMPRESS=DEFLATE "$work/degrees.vrt" degrees.tif
t -co COMPRESS=DEFLATE "$work/turned.vrt" turned.tif
t -co COMPRESS=DEFLATE "$work/mars.vrt" mars.tif
t -co COMPRESS=DEFLATE "$work/sinusoidal.vrt" sinusoidal.tif
t -co COMPRESS=DEFLATE "$work/earth.vrt" earth.tif
t -co COMPRESS=ZSTD "$work/south.vrt" zstd.tif
t -of PNG -ot UInt16 "$work/whole.vrt" grey16.png
rm -f ./*.aux.xml
