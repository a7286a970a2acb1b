namespace Inspections.Worker.Stores;

/// <summary>Refusals of what people ask of a round; nothing was changed.</summary>
internal static class RoundRefusals
{
    public static readonly RefusalKind Unknown = new(
        "ROUND-011",
        "没有抽取 {draw}",
        "there is no draw {draw}",
        "请对照批次一览",
        "compare it with the list of rounds",
        RefusalNature.Request);
}
