namespace Inspections.Benchmarks.Baselines;

/// <summary>A small integer flow network: push what fits, and move flow without changing its amount.</summary>
internal sealed class FlowNetwork(int nodes)
{
    // Edge e runs to _to[e] and has _room[e] left; its reverse is e ^ 1.
    private readonly List<int>[] _edges = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly List<int> _to = [];
    private readonly List<int> _room = [];
    private readonly int[] _seen = new int[nodes];
    private readonly int[] _via = new int[nodes];
    private readonly Queue<int> _queue = new();
    private int _search;

    /// <summary>Adds an edge and returns its number.</summary>
    public int Add(int from, int to, int capacity)
    {
        int edge = _to.Count;
        _edges[from].Add(edge);
        _edges[to].Add(edge + 1);
        _to.AddRange([to, from]);
        _room.AddRange([capacity, 0]);
        return edge;
    }

    /// <summary>Gives an edge more capacity.</summary>
    public void Widen(int edge, int by) => _room[edge] += by;

    /// <summary>True when the edge carries flow.</summary>
    public bool Carries(int edge) => _room[edge ^ 1] > 0;

    /// <summary>Pushes one more unit from <paramref name="source"/> to <paramref name="sink"/>; false when none fits.</summary>
    public bool Augment(int source, int sink)
    {
        if (!Search(source, sink))
        {
            return false;
        }

        Push(source, sink);
        return true;
    }

    /// <summary>Leads a unit over the edge by turning flow around a cycle; false when no such flow of the same amount exists.</summary>
    public bool Force(int edge)
    {
        int from = _to[edge ^ 1], to = _to[edge];
        if (!Search(to, from))
        {
            return false;
        }

        Push(to, from);
        _room[edge]--;
        _room[edge ^ 1]++;
        return true;
    }

    /// <summary>Keeps the edge's flow as it is from now on.</summary>
    public void Freeze(int edge) => _room[edge] = _room[edge ^ 1] = 0;

    private bool Search(int start, int goal)
    {
        _search++;
        _queue.Clear();
        _queue.Enqueue(start);
        _seen[start] = _search;
        while (_queue.TryDequeue(out int node))
        {
            foreach (int edge in _edges[node])
            {
                int next = _to[edge];
                if (_room[edge] > 0 && _seen[next] != _search)
                {
                    (_seen[next], _via[next]) = (_search, edge);
                    if (next == goal)
                    {
                        return true;
                    }

                    _queue.Enqueue(next);
                }
            }
        }

        return false;
    }

    private void Push(int start, int goal)
    {
        for (int node = goal; node != start; node = _to[_via[node] ^ 1])
        {
            _room[_via[node]]--;
            _room[_via[node] ^ 1]++;
        }
    }
}
