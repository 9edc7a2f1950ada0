namespace Perilune.Numerics.LinearAlgebra.Sparse;

/// <summary>
/// An order of elimination that keeps the factor of a symmetric sparse matrix sparse: always the variable with the fewest
/// neighbours next, on the quotient graph of variables and elements (A. George and J. W. H. Liu, "The evolution of the
/// minimum degree ordering algorithm", SIAM Review 31, 1989). Ties go to the lower index, so the order is unique.
/// </summary>
public static class MinimumDegree
{
    /// <summary>Position by position, which variable is eliminated.</summary>
    /// <param name="size">Number of variables.</param>
    /// <param name="starts">Where each column starts among <paramref name="indices"/>.</param>
    /// <param name="indices">Rows of the entries of either triangle, or of both.</param>
    public static int[] Order(int size, ReadOnlySpan<int> starts, ReadOnlySpan<int> indices)
    {
        var variables = new List<int>[size];
        var elements = new List<int>[size];
        var members = new List<int>?[size];
        for (var i = 0; i < size; i++)
            (variables[i], elements[i]) = ([], []);
        for (var j = 0; j < size; j++)
        for (var p = starts[j]; p < starts[j + 1]; p++)
            if (indices[p] != j)
            {
                variables[j].Add(indices[p]);
                variables[indices[p]].Add(j);
            }
        var mark = new int[size];
        var stamp = 0;
        var eliminated = new bool[size];
        var degree = new int[size];
        var queue = new SortedSet<(int Degree, int Index)>();
        for (var i = 0; i < size; i++)
        {
            variables[i] = [.. variables[i].Distinct()];
            degree[i] = variables[i].Count;
            queue.Add((degree[i], i));
        }
        var order = new int[size];
        for (var k = 0; k < size; k++)
        {
            var pivot = queue.Min.Index;
            queue.Remove(queue.Min);
            order[k] = pivot;
            eliminated[pivot] = true;
            // The new element: all that the pivot touches, by itself or through elements that it swallows.
            stamp++;
            mark[pivot] = stamp;
            var reached = new List<int>();
            Gather(variables[pivot], reached);
            foreach (var element in elements[pivot])
            {
                Gather(members[element]!, reached);
                members[element] = null;
            }
            members[pivot] = reached;
            foreach (var i in reached)
            {
                // What the element says need not be said twice.
                variables[i].RemoveAll(v => eliminated[v] || mark[v] == stamp);
                elements[i].RemoveAll(e => members[e] is null);
                elements[i].Add(pivot);
            }
            foreach (var i in reached)
            {
                stamp++;
                mark[i] = stamp;
                var count = 0;
                foreach (var v in variables[i])
                    count += Touch(v);
                foreach (var element in elements[i])
                foreach (var v in members[element]!)
                    if (!eliminated[v])
                        count += Touch(v);
                queue.Remove((degree[i], i));
                degree[i] = count;
                queue.Add((count, i));
            }
            (variables[pivot], elements[pivot]) = ([], []);
        }
        return order;

        void Gather(List<int> from, List<int> to)
        {
            foreach (var v in from)
                if (!eliminated[v] && mark[v] != stamp)
                {
                    mark[v] = stamp;
                    to.Add(v);
                }
        }

        int Touch(int v)
        {
            if (mark[v] == stamp)
                return 0;
            mark[v] = stamp;
            return 1;
        }
    }
}
