using BenchmarkDotNet.Attributes;
using Inspections.Benchmarks.Baselines;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Staffing;

namespace Inspections.Benchmarks;

/// <summary>Teams of two for 400 drawn firms among 60 inspectors: a flow over all allowed pairs against exchanges in one plan.</summary>
[MemoryDiagnoser]
public class Teams
{
    private Identifier[] _firms = [];
    private Eligibility? _eligibility;

    /// <summary>Makes firms and inspectors; every firm has one inspector who must stay away.</summary>
    [GlobalSetup]
    public void Prepare() => (_firms, _eligibility) = (Made.Firms(400), Made.Eligibility(400, 60));

    /// <summary>StaffingFlow.Assign.</summary>
    [Benchmark(Baseline = true)]
    public Assignment Straightforward() => StaffingFlow.Assign(Made.Key, _firms, Made.Pairs, _eligibility!);

    /// <summary>TeamAssigner.Assign.</summary>
    [Benchmark]
    public Assignment Assign() => TeamAssigner.Assign(Made.Key, _firms, Made.Pairs, _eligibility!);
}
