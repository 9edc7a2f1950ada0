namespace Perilune.Cli;

/// <summary>What <c>perilune --help</c> prints.</summary>
internal static class Manual
{
    public const string Text = """
        perilune - plans, flies and helps run a joint lunar station

        USAGE
            perilune run [SCENARIO] [options]
            perilune fly [FLIGHT] [options]
            perilune window [options]
            perilune drive --from PLACE --to PLACE --start DATE --deadline DATE [options]
            perilune propagate FILE.yaml [options]
            perilune verify [NAME] [--json]
            perilune schema
            perilune report RECORD [--out FILE]
            perilune orbit families | fly | manifold [options]
            perilune terrain add FILE | list | show NAME | at | remove NAME [options]
            perilune state | rotation | time | surface | events [TABLE] [options]
            perilune light | site | temperature [options]
            perilune layout FILE.yaml [options]

        COMMANDS
            run       Runs a scenario: the orbit of the node on the real ephemeris, light and shadow of
                      the base on the real terrain, flights, power, air, water, crew, partners. Without
                      SCENARIO it runs scenarios/joint-station.yaml.

                      --years N      Run for N Julian years instead of the scenario's own length.
                      --seed N       Draw from another seed.
                      --out FOLDER   Where to write; out/<scenario> unless told.
                      --threads N    Threads to use; the result does not depend on it.
                      --json         Print summary.json instead of the closing summary.
                      --quiet        Show no progress.

            fly       Flies a mission phase by phase from its published inputs, and lays what was flown
                      beside it. FLIGHT is a name in scenarios/flights or a file; without it the flights
                      are listed. docs/flying.md has every key.

                      --out FOLDER        Where to write; out/flights/<flight> unless told.
                      --json              Print flight.json instead of the table.
                      --quiet             Show no progress.
                      --no-sensitivities  Do not vary the assumptions.

            window    Departures over years: C3, injection and what the spacecraft pays, for each the best
                      flight found on the ephemeris. --to llo|frozen|nrho|halo|dro|free-return|mars,
                      --from DATE, --until DATE, --count N, --days 3:5.5, --svg FILE (porkchop plot),
                      --json; 'perilune window --help' has the rest. docs/transfers.md tells of them.
                      'window launch' tells when a launch site may launch, day by day: --site NAME,
                      --elements FILE (to a satellite), --inclination DEG --node DEG (into a plane) or
                      --to moon, --from DATE, --until DATE, --plane-change M/S; docs/launch.md.

            drive     Plans a rover's way over the Moon in space and time, with battery, Sun, Earth and slopes,
                      proves it second by second, and draws it on the hillshade: --rover NAME of the
                      catalogue, --from and --to LAT,LON, --via LAT,LON@HOURS (any number of times),
                      --start and --deadline DATE, --survive DATE, --goal earliest|energy|margin,
                      --charge PERCENT, --cell METRES, --out FOLDER, --json. Where there is no way it
                      says which limit is in the way. docs/roving.md tells of it.

            propagate Flies a spacecraft through a force model from a file (- reads standard input):
                      epoch, centre, frame, state, gravity fields, third bodies, radiation pressure,
                      manoeuvres, events; CSV, OEM or SPK out. docs/propagate.md has every key.

                      --out FOLDER   Where the files are written; the current folder unless told.
                      --json         Print a summary in JSON instead of the table or the summary.
                      --quiet        Show no progress and no summary.

            verify    Runs the shipped validation cases against numbers that others published or computed,
                      and prints computed, reference, tolerance, source, pass. NAME picks cases whose id
                      contains it.

            schema    Prints the JSON Schema of the scenario language, for editors that complete and check:
                      perilune schema > scenarios/scenario.schema.json

            report    Writes report.html again from a record.

            orbit     Periodic orbits of the three-body problem; docs/three-body-families.md tells of them.
                      families computes families with their bifurcations and stability, and draws them:
                      --system earth-moon|earth-moon-jpl|sun-earth, --family NAME (any number of times),
                      --out FOLDER (SVG and CSV of each), --json. fly corrects a member into an orbit of
                      the real sky that needs no manoeuvre, and writes it as SPK and OEM: --system,
                      --family NAME, --period DAYS, --epoch DATE, --years N, --out FOLDER. manifold follows
                      what leaves a member without fuel, or winds onto it, and draws it.

            terrain   The ground. add takes in a product of the user's own (PDS3 image, GeoTIFF, PNG or plain
                      samples with a sidecar), checks it against its label and the known ground, and says what
                      it covers: --name NAME, --holes refuse|fill|keep, --unit m|km, --radius KM, --force,
                      --json. list and show tell what there is; at gives height and slope at --lat and --lon
                      or at the places of a table; remove forgets. docs/terrain.md has the formats.

        QUESTIONS ABOUT THE SKY
            Each answers a TABLE of queries (CSV with column names, - or a pipe for standard input) with the
            same table and the answers in further columns, or one query that its options make.

            state     Position and velocity of a target from an observer, with light time and aberration.
            rotation  Rotation between two frames with its rate; --states for 6x6.
            time      A date in every time scale; --to SCALE for more, --cspice for 9 s before 1972.
            surface   Subsolar and sub-observer points of a body; angles of light at a site.
            events    Eclipses, occultations, windows of visibility, apsides, distances.

                      --kernel FILE  SPICE kernel of any kind or OEM, any number of times; the shipped
                                     ephemeris serves where no kernel holds Sun, planets, Earth or Moon.
                      --json         Print a JSON array.
                      Queries: --target --observer --frame --abcorr --epoch, --from --to, --kind ...;
                      'perilune state --help' lists those of state. Epochs are dates, UTC unless they say
                      so, or TDB seconds past J2000; --until and --every make a series.

        QUESTIONS ABOUT THE GROUND
            light        Maps of mean sunlight, longest night, Earth visibility and permanent shadow from exact
                         horizons: --at LATITUDE,LONGITUDE, --size N, --cell M, --mast M, --from DATE, --days N,
                         --step H, --season DAYS, --horizons FILE keeps them, --out FOLDER for a table and
                         JSON, --json; docs/illumination.md.
            site         Ranks places for a station by mean light, longest night, Earth view, slope,
                         roughness, distance to cold traps and safe landings, and shows the trade:
                         --at, --size KM, --cell M, --mast M, --module M, --weights light=3,night=2,
                         --limits slope=10, --ellipse ALONG:ACROSS:AZIMUTH, --apart M, --count N,
                         --from, --days, --step H, --out FOLDER, --json; docs/sites.md.
            temperature  Temperatures of the ground at a place through a year, on its own horizon:
                         --at LATITUDE,LONGITUDE, --from DATE, --days N, --ground highland|mare, --albedo A,
                         --slope ANGLE:AZIMUTH, --out FOLDER for a table and a picture, --json;
                         docs/temperature.md.
            layout       A base laid out on the ground from a file: arrays that shade each other, masts, radiators
                         among modules, what landings throw, zones that partners keep free; exit status 3
                         where something stands in one. --out FOLDER for a plan and JSON, --json;
                         docs/layout.md.
            map          Maps as SVG, PNG and values: --what hillshade height slope roughness light night earth
                         both shadow temperature hottest coldest deep (any of them), --at LATITUDE,LONGITUDE,
                         --size KM, --cell M, --mast M, --from DATE, --days N, --step H, --footprint M,
                         --mark NAME=LATITUDE,LONGITUDE, --sun DATE, --out FOLDER; docs/maps.md.
            horizon      The horizon of a place with the Sun's ways through the year and the Earth's box:
                         --at LATITUDE,LONGITUDE, --mast M, --from DATE, --days N, --out FOLDER; docs/maps.md.

        WHAT A RUN LEAVES
            record.sqlite   everything: series, events, flights, accounts, verdicts, inputs, hashes
            summary.json    the numbers of the whole run
            report.html     one page to read and to show, offline
            node.oem        the node's trajectory, CCSDS OEM 2.0
            node.bsp        the node's trajectory, SPICE SPK
            The same scenario and seed give the same bytes. An interrupted run leaves nothing.

        EXIT STATUS
            0     done, and every verdict holds
            2     the input cannot be run: one line for each problem with file, line, field, value and mend
            3     the run is complete, but a verdict (or a validation case) does not hold
            130   interrupted
            1     anything else

        ENVIRONMENT
            PERILUNE_DATA      data folder to use instead of the one that ships
            PERILUNE_TERRAIN   folder of registered terrain instead of the user's own

        EXAMPLES
            perilune run
            perilune run scenarios/small-battery.yaml --out out/small
            perilune run --years 5 --json
            perilune fly apollo-11
            perilune window --to mars --from 2026-01-01 --svg mars.svg > mars.csv
            perilune propagate scenarios/propagation/halo-orbit.yaml > halo.csv
            perilune verify nrho
            perilune state --target MARS_BARYCENTER --observer MOON --abcorr LT+S --epoch 2028-07-01
            perilune events --kind eclipse --observer MOON --front EARTH --start 2028-01-01 --end 2030-01-01 --utc

        docs/scenario.md explains the scenario language; docs/ has a chapter for every capability.

        """;
}
