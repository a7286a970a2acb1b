using Inspections.Core.Rounds;

namespace Inspections.Worker.Stores;

/// <summary>States of a round in words.</summary>
internal static class RoundWords
{
    public static Text Of(RoundState state) => state switch
    {
        RoundState.Planned => new Text("计划中", "planned"),
        RoundState.Committed => new Text("已承诺", "committed to"),
        RoundState.Collected => new Text("随机数已齐", "to be drawn, with all values in"),
        RoundState.Drawn => new Text("已抽取", "drawn"),
        RoundState.Staffed => new Text("待检查", "drawn, to be inspected"),
        RoundState.Inspecting => new Text("检查中", "being inspected"),
        RoundState.ResultsIn => new Text("结果已齐", "under review, with all results in"),
        RoundState.Reviewed => new Text("已审查", "reviewed"),
        RoundState.Published => new Text("已公示", "published"),
        RoundState.Closed => new Text("已结束", "closed"),
        RoundState.Void => new Text("已作废", "void"),
        RoundState.Infeasible => new Text("无可抽企业", "infeasible"),
        RoundState.NotOwed => new Text("无需补抽", "not owed"),
        _ => new Text("未能举行", "missed"),
    };
}
