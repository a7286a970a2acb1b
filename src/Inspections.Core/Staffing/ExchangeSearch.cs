namespace Inspections.Core.Staffing;

/// <summary>
/// Looks for a chain of exchanges: a firm gives up the first inspector for a second, another firm the second for a third, until one who
/// has room or whom the deciding firm gives up. A breadth-first search that goes through everybody who is not reached yet and steps over
/// the few who may not join: linear in the places, not in the allowed pairs.
/// </summary>
internal sealed class ExchangeSearch
{
    private const int None = -1;

    private readonly StaffingPlan _plan;
    private readonly int[] _departments;

    // Inspectors department by department, and of every department those not reached yet: from its begin to its end.
    private readonly int[] _sorted, _begins, _unreached, _ends;
    private readonly int[] _reached, _via;
    private readonly int[] _placeSeen, _firmSeen, _inspectorSeen;
    private int _search, _count, _firm = None, _fullDepartment = None;
    private bool _forgotten = true;

    public ExchangeSearch(StaffingPlan plan, int[] departments, int places)
    {
        (_plan, _departments) = (plan, departments);
        _sorted = [.. Enumerable.Range(0, departments.Length).OrderBy(i => departments[i])];
        int groups = departments.Length == 0 ? 0 : departments.Max() + 1;
        _begins = new int[groups + 1];
        foreach (int department in departments)
        {
            _begins[department + 1]++;
        }

        for (int d = 0; d < groups; d++)
        {
            _begins[d + 1] += _begins[d];
        }

        (_unreached, _ends) = (new int[departments.Length], new int[groups]);
        (_reached, _via, _inspectorSeen) = (new int[departments.Length], new int[departments.Length], new int[departments.Length]);
        (_placeSeen, _firmSeen) = (new int[places], new int[places]);
    }

    /// <summary>To be called when the plan changed: what could not be reached may be reached now.</summary>
    public void Forget() => _forgotten = true;

    /// <summary>Who ends a chain that begins with <paramref name="start"/>; -1 when there is none.</summary>
    /// <param name="start">The inspector who has to be led elsewhere.</param>
    /// <param name="firm">The deciding firm, whose open places may be given up for the inspector; -1 for none.</param>
    public int Find(int start, int firm)
    {
        int full = firm != None && _plan.IsFull(firm, _departments[start]) ? _departments[start] : None;
        if (_forgotten || firm != _firm || full != _fullDepartment)
        {
            (_firm, _fullDepartment) = (firm, full);
            Reset();
        }
        else if (_inspectorSeen[start] == _search)
        {
            return None;
        }

        int read = _count;
        Reach(start, None, IndexOf(start));
        for (; read < _count; read++)
        {
            int inspector = _reached[read];
            for (int place = _plan.FirstOpen(inspector); place != None; place = _plan.NextOpen(place))
            {
                int end = Expand(place, _departments[inspector], _departments[start]);
                if (end != None)
                {
                    return end;
                }
            }
        }

        return None;
    }

    /// <summary>Makes the exchanges of the chain that was found.</summary>
    public void Exchange(int end, int start)
    {
        for (int joining = end; joining != start;)
        {
            int place = _via[joining], leaving = _plan.MemberOf(place);
            _plan.Replace(place, joining);
            joining = leaving;
        }
    }

    /// <summary>The least that the most loaded of those reached must carry, when no chain leads out of them.</summary>
    public int AverageLoad()
    {
        long sum = 0;
        foreach (int inspector in _reached.AsSpan(0, _count))
        {
            sum += _plan.Load(inspector);
        }

        return (int)((sum + _count - 1) / _count);
    }

    // All whom the firm of a place may take for its member: of the same department, and of those with room in the firm.
    private int Expand(int place, int department, int wanted)
    {
        int firm = _plan.FirmOf(place), end = None;
        if (!IsSeen(firm, department))
        {
            end = Join(place, firm, department, wanted);
        }

        _placeSeen[place] = _search;
        if (_ends.Length == 1 || _firmSeen[firm] == _search)
        {
            return end;
        }

        _firmSeen[firm] = _search;
        for (int other = 0; other < _ends.Length && end == None; other++)
        {
            if (other != department && _begins[other] < _ends[other] && !_plan.IsFull(firm, other))
            {
                end = Join(place, firm, other, wanted);
            }
        }

        return end;
    }

    private int Join(int place, int firm, int department, int wanted)
    {
        for (int at = _begins[department]; at < _ends[department];)
        {
            int joining = _unreached[at];
            if (!_plan.MayJoin(firm, joining))
            {
                at++;
                continue;
            }

            Reach(joining, place, at);
            if (_plan.HasRoom(joining) || (_firm != None && _plan.MayLeave(_firm, joining, wanted)))
            {
                return joining;
            }
        }

        return None;
    }

    private void Reach(int inspector, int via, int at)
    {
        int last = --_ends[_departments[inspector]];
        (_unreached[at], _unreached[last]) = (_unreached[last], inspector);
        _inspectorSeen[inspector] = _search;
        _via[inspector] = via;
        _reached[_count++] = inspector;
    }

    private int IndexOf(int inspector)
    {
        int begin = _begins[_departments[inspector]];
        return begin + _unreached.AsSpan(begin, _ends[_departments[inspector]] - begin).IndexOf(inspector);
    }

    private bool IsSeen(int firm, int department)
    {
        Range places = _plan.PlacesOf(firm);
        for (int place = places.Start.Value; place < places.End.Value; place++)
        {
            if (_placeSeen[place] == _search && _departments[_plan.MemberOf(place)] == department)
            {
                return true;
            }
        }

        return false;
    }

    private void Reset()
    {
        (_forgotten, _count) = (false, 0);
        _search++;
        _sorted.CopyTo(_unreached, 0);
        _begins.AsSpan(1).CopyTo(_ends);
    }
}
