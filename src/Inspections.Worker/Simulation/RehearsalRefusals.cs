namespace Inspections.Worker.Simulation;

/// <summary>Why a year is not rehearsed.</summary>
internal static class RehearsalRefusals
{
    public static readonly RefusalKind NoItems = new(
        "REHEARSAL-001",
        "事项清单里没有“{name}”（{code}）的抽查事项，名录里却有这个行业的企业",
        "the item list has nothing for {name} ({code}), a sector with firms",
        "请补充清单，或不给清单",
        "add its items, or give no list");
}
