using BenchmarkDotNet.Attributes;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks;

/// <summary>Teams of two for 400 drawn firms among 60 inspectors, against the tickets of all pairs alone.</summary>
[MemoryDiagnoser]
public class Teams
{
    private static readonly TeamRule Rule = new(2, 1);
    private Identifier[] _firms = [];
    private Identifier[] _inspectors = [];
    private Eligibility? _eligibility;

    /// <summary>Makes firms and inspectors; every firm has one inspector who must stay away.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var roster = Made.Roster(60);
        _firms = Made.Firms(400);
        _inspectors = [.. roster.Select(r => r.Id)];
        _eligibility = new Eligibility(Made.Sector, Rule, roster, _firms.Select((f, n) => (f, n))
            .ToDictionary(p => p.f, p => (IReadOnlyList<Identifier>)[_inspectors[p.n % _inspectors.Length]]));
    }

    /// <summary>The 24,000 tickets of all pairs.</summary>
    [Benchmark(Baseline = true)]
    public Digest TicketsAlone()
    {
        Digest smallest = default;
        foreach (Identifier firm in _firms)
        {
            foreach (Identifier inspector in _inspectors)
            {
                Digest ticket = Made.Key.AssignmentTicket(firm, inspector);
                smallest = ticket < smallest ? ticket : smallest;
            }
        }

        return smallest;
    }

    /// <summary>TeamAssigner.Assign.</summary>
    [Benchmark]
    public Assignment Assign() => TeamAssigner.Assign(Made.Key, _firms, Rule, _eligibility!);
}
