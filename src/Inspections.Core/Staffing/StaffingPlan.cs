namespace Inspections.Core.Staffing;

/// <summary>
/// One complete staffing of all firms, changed as little as a decision needs (protocol section 7). It answers "can it still be completed": a pair
/// can be taken iff members can be exchanged between firms until the pair is in the plan. This is a flow source → firm → firm and
/// department → inspector → sink in which nearly every pair is allowed, so only who must stay away is stored, and what a firm may
/// exchange for is what nothing forbids.
/// </summary>
/// <remarks>
/// Firm f has the places <c>f · size</c> to <c>f · size + size − 1</c>; those taken for good come first. The open places of an
/// inspector form a linked list. Integers and arrays only; nothing is allocated after the constructor.
/// </remarks>
internal sealed class StaffingPlan
{
    private const int None = -1;

    private readonly int _size, _limit;
    private readonly int[][] _away;
    private readonly int[] _departments;
    private readonly int[] _member, _next, _previous, _first, _load, _taken;
    private readonly ExchangeSearch _search;

    /// <summary>Plans for firms that can each be staffed by itself.</summary>
    /// <param name="size">Members of a team.</param>
    /// <param name="limit">Most members of one department.</param>
    /// <param name="departments">Per inspector, the number of its department, from 0.</param>
    /// <param name="away">Per firm, the inspectors who must stay away.</param>
    public StaffingPlan(int size, int limit, int[] departments, int[][] away)
    {
        // Without a limit that could bind, all are of one department.
        (_size, _limit, _away) = (size, int.Min(limit, size), away);
        _departments = limit >= size ? new int[departments.Length] : departments;
        _member = new int[away.Length * size];
        (_next, _previous) = (new int[_member.Length], new int[_member.Length]);
        _first = new int[departments.Length];
        _load = new int[departments.Length];
        _taken = new int[away.Length];
        _search = new ExchangeSearch(this, _departments, _member.Length);
        Array.Fill(_first, None);
        Fill();
    }

    /// <summary>B: the most firms anybody visits.</summary>
    public int Bound { get; private set; }

    /// <summary>Lowers the plan's loads to the smallest bound that works.</summary>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void FindBound(CancellationToken cancellation = default)
    {
        Bound = _load.Length == 0 ? 0 : (_member.Length + _load.Length - 1) / _load.Length;
        for (int inspector = 0; inspector < _load.Length; inspector++)
        {
            while (_load[inspector] > Bound)
            {
                cancellation.ThrowIfCancellationRequested();
                // What cannot be led out of a group of inspectors, the group must carry.
                _search.Forget();
                if (_search.Find(inspector, None) is int free and not None)
                {
                    _search.Exchange(free, inspector);
                }
                else
                {
                    Bound = int.Max(Bound + 1, _search.AverageLoad());
                }
            }
        }
    }

    /// <summary>Gives the inspector to the firm for good if all firms can still be staffed under the bound.</summary>
    public bool TryTake(int firm, int inspector)
    {
        int department = _departments[inspector], taken = _taken[firm];
        if (taken == _size || CountTaken(firm, department) == _limit)
        {
            return false;
        }

        int place = PlaceOf(firm, inspector);
        if (place == None)
        {
            if (HasRoom(inspector))
            {
                Replace(Leaving(firm, department), inspector);
            }
            else if (!TryMakeFree(firm, inspector))
            {
                return false;
            }

            place = PlaceOf(firm, inspector);
        }

        Unlink(place);
        int front = (firm * _size) + taken;
        if (place != front)
        {
            // The open place in front moves to where the taken one was.
            Unlink(front);
            (_member[place], _member[front]) = (_member[front], inspector);
            Link(place);
        }

        _taken[firm]++;
        _search.Forget();
        return true;
    }

    /// <summary>Members of the firm's department in the plan.</summary>
    public int Count(int firm, int department) => Count(firm, department, _size);

    /// <summary>True when the department's members are as many as one firm may have.</summary>
    public bool IsFull(int firm, int department) => Count(firm, department) >= _limit;

    /// <summary>True when the inspector may join the firm and is not in its team.</summary>
    public bool MayJoin(int firm, int inspector) =>
        !_member.AsSpan(firm * _size, _size).Contains(inspector) && !(_away[firm] is { Length: > 0 } away && away.AsSpan().Contains(inspector));

    /// <summary>True when another firm can be led to the inspector.</summary>
    public bool HasRoom(int inspector) => _load[inspector] < Bound;

    /// <summary>How many firms the inspector visits in the plan.</summary>
    public int Load(int inspector) => _load[inspector];

    /// <summary>The first place that holds the inspector and is still open, or -1.</summary>
    public int FirstOpen(int inspector) => _first[inspector];

    /// <summary>The open place of the same inspector after this one, or -1.</summary>
    public int NextOpen(int place) => _next[place];

    /// <summary>The firm of a place.</summary>
    public int FirmOf(int place) => place / _size;

    /// <summary>The inspector at a place.</summary>
    public int MemberOf(int place) => _member[place];

    /// <summary>The firm's places.</summary>
    public Range PlacesOf(int firm) => (firm * _size)..((firm + 1) * _size);

    /// <summary>True when the inspector has an open place in the firm and leaves it for one of <paramref name="department"/>.</summary>
    public bool MayLeave(int firm, int inspector, int department) =>
        PlaceOf(firm, inspector) != None && (_departments[inspector] == department || !IsFull(firm, department));

    /// <summary>Puts another inspector on an open place.</summary>
    public void Replace(int place, int inspector)
    {
        _search.Forget();
        Unlink(place);
        _load[_member[place]]--;
        _member[place] = inspector;
        _load[inspector]++;
        Link(place);
    }

    // Somebody who leads the inspector's other firms elsewhere: mostly one of them takes whom this firm gives up.
    private bool TryMakeFree(int firm, int inspector)
    {
        int department = _departments[inspector];
        for (int place = _first[inspector]; place != None; place = _next[place])
        {
            int other = FirmOf(place);
            for (int mine = (firm * _size) + _taken[firm]; mine < (firm + 1) * _size; mine++)
            {
                int given = _member[mine];
                if (MayLeave(firm, given, department) && MayJoin(other, given) && (_departments[given] == department || !IsFull(other, _departments[given])))
                {
                    Replace(place, given);
                    Replace(mine, inspector);
                    return true;
                }
            }
        }

        return TryMakeFreeByWays(firm, inspector);
    }

    private bool TryMakeFreeByWays(int firm, int inspector)
    {
        if (_search.Find(inspector, firm) is not (int free and not None))
        {
            return false;
        }

        // Whoever this firm gives up is looked up before: the exchanges may load a place of the firm itself anew.
        bool given = !HasRoom(free);
        int mine = given ? PlaceOf(firm, free) : None;
        _search.Exchange(free, inspector);
        Replace(given ? mine : Leaving(firm, _departments[inspector]), inspector);
        return true;
    }

    // Every firm takes those who were taken longest ago.
    private void Fill()
    {
        int inspectors = _load.Length;
        int[] after = new int[inspectors + 1];
        for (int i = 0; i <= inspectors; i++)
        {
            after[i] = i + 1;
        }

        int head = 0, tail = inspectors - 1;
        for (int firm = 0; firm < _away.Length; firm++)
        {
            Array.Fill(_member, None, firm * _size, _size);
            for (int filled = 0, before = None, now = head; filled < _size; now = before == None ? head : after[before])
            {
                if (!MayJoin(firm, now) || Count(firm, _departments[now], filled) >= _limit)
                {
                    before = now;
                    continue;
                }

                int place = (firm * _size) + filled++;
                _member[place] = now;
                _load[now]++;
                Link(place);
                if (now != tail)
                {
                    head = before == None ? after[now] : head;
                    after[before == None ? inspectors : before] = after[now];
                    after[tail] = now;
                    (after[now], tail) = (inspectors, now);
                }
                else
                {
                    before = now;
                }
            }
        }
    }

    private int PlaceOf(int firm, int inspector)
    {
        int open = (firm * _size) + _taken[firm];
        int at = _member.AsSpan(open, _size - _taken[firm]).IndexOf(inspector);
        return at < 0 ? None : open + at;
    }

    // Whom the firm gives up for somebody of the department: one of it where it is full.
    private int Leaving(int firm, int department)
    {
        bool full = IsFull(firm, department);
        int place = (firm * _size) + _taken[firm];
        while (full && _departments[_member[place]] != department)
        {
            place++;
        }

        return place;
    }

    private int CountTaken(int firm, int department) => Count(firm, department, _taken[firm]);

    private int Count(int firm, int department, int places)
    {
        int count = 0;
        foreach (int member in _member.AsSpan(firm * _size, places))
        {
            count += _departments[member] == department ? 1 : 0;
        }

        return count;
    }

    private void Link(int place)
    {
        int first = _first[_member[place]];
        (_next[place], _previous[place]) = (first, None);
        if (first != None)
        {
            _previous[first] = place;
        }

        _first[_member[place]] = place;
    }

    private void Unlink(int place)
    {
        if (_previous[place] == None)
        {
            _first[_member[place]] = _next[place];
        }
        else
        {
            _next[_previous[place]] = _next[place];
        }

        if (_next[place] != None)
        {
            _previous[_next[place]] = _previous[place];
        }
    }
}
