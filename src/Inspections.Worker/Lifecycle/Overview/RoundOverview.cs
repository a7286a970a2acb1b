using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Overview;

/// <summary>Where a round stands and what it waits for, for people and for whoever watches the worker.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when; null when that is not known.</param>
/// <param name="WaitsFor">Who or what has to come: <c>worker</c>, <c>policy</c>, <c>items</c>, the names of sources, <c>team</c>, <c>approval</c>, <c>visits</c>, <c>results</c>, <c>review</c>, <c>publication</c>, <c>year</c>, <c>corrections</c>; empty when nothing.</param>
/// <param name="Until">When that is due; null when no time is set.</param>
/// <param name="Words">The same in words.</param>
internal sealed record RoundOverview(
    DrawId Draw, RoundState State, DateTimeOffset? Since, IReadOnlyList<string> WaitsFor, DateTimeOffset? Until, Text Words)
{
    private static readonly string[] Worker = ["worker"];

    /// <summary>The overview of one round.</summary>
    public static RoundOverview Of(Round round, RoundCircumstances around)
    {
        RoundOverview At(IReadOnlyList<string> waitsFor, DateTimeOffset? until, string chinese, string english) =>
            new(round.Draw, round.State, round.Since, waitsFor, until, new Text(chinese, english));
        string drawAt = MomentText.Of(round.DrawAt), commitAt = MomentText.Of(round.CommitAt);
        RoundOverview own = round.State switch
        {
            RoundState.Planned when !around.HasRules => At(
                ["policy"],
                round.CommitAt,
                $"政策文件里没有这个行业的规则，不能承诺（应于 {commitAt}）；请补上，至少到年底",
                $"the policy has no rules for its sector: cannot be committed to (due {commitAt}); put them back, at least until the year's end"),
            RoundState.Planned when !around.HasItems => At(
                ["items"],
                round.CommitAt,
                $"事项清单里没有这个行业的抽查事项，不能承诺（应于 {commitAt}）；请导入事项清单",
                $"nothing of its sector is on the item list: cannot be committed to (due {commitAt}); import the list"),
            RoundState.Planned when around.Unpromised.Count > 0 => At(
                [.. around.Unpromised],
                round.CommitAt,
                $"待承诺 {commitAt}，抽取 {drawAt}；承诺前须登记 {string.Join("、", around.Unpromised)}，否则不使用",
                $"to be committed {commitAt}, draw {drawAt}; left out unless promised before: {string.Join(", ", around.Unpromised)}"),
            RoundState.Planned => At(Worker, round.CommitAt, $"待承诺 {commitAt}，抽取 {drawAt}", $"to be committed {commitAt}, draw {drawAt}"),
            RoundState.Committed when round.Missing.Count > 0 => At(
                [.. round.Missing.Select(m => m.ToString())],
                round.DrawAt,
                $"已承诺，抽取 {drawAt}；等待随机数 {string.Join("、", round.Missing)}",
                $"committed, draw {drawAt}; waits for {string.Join(", ", round.Missing)}"),
            RoundState.Committed => At(Worker, round.DrawAt, $"已承诺，待抽取 {drawAt}", $"committed, draw {drawAt}"),
            RoundState.Collected => At(Worker, round.DrawAt, "随机数已齐，待抽取", "all values are in, to be drawn"),
            RoundState.Drawn => At(["team"], null, $"已抽取 {drawAt}；有企业须指定检查组", $"drawn {drawAt}; a team must be named for some firms"),
            RoundState.Staffed when !around.IsApproved => At(["approval"], null, $"已抽取 {drawAt}，待检查审批", $"drawn {drawAt}, visits to be approved"),
            RoundState.Staffed => At(["visits"], null, $"已抽取 {drawAt}，待检查", $"drawn {drawAt}, to be inspected"),
            RoundState.Inspecting => At(["results"], null, "检查中，等待结果", "inspecting, waits for results"),
            RoundState.ResultsIn when around.SentBack > 0 => At(
                ["results"], null, $"{around.SentBack} 项结果被审核退回，待重新录入", $"{around.SentBack} of the results sent back by a reviewer, to be entered again"),
            RoundState.ResultsIn => At(["review"], null, "结果已齐，待审查", "all results are in, to be reviewed"),
            RoundState.Reviewed => At(["publication"], null, "审查完毕，待公示", "reviewed, to be published"),
            RoundState.Published => At(["year"], null, "已公示，待年度结束", "published, waits for the year's close"),
            RoundState.Closed => At([], null, "已结束", "closed"),
            RoundState.Void => At([], null, "已作废", "void"),
            RoundState.Infeasible => At([], null, "无可抽企业", "infeasible: no firm could be drawn"),
            RoundState.NotOwed => At([], null, "无需补抽", "supplementary round not owed"),
            _ => At([], null, "错过", "missed"),
        };
        own = own.With(around.CorrectionsSentBack);
        return round.IsKeptBack
            ? own with
            {
                Until = round.DueAt,
                Words = new Text(
                    $"{own.Words.Zh}；名单暂不公开，最迟 {round.DiscloseBy:yyyy-MM-dd}", $"{own.Words.En}; list kept back until {round.DiscloseBy:yyyy-MM-dd} at the latest"),
            }
            : Moved(own, round);
    }

    // Whatever the round itself waits for: what such a correction was to change is public.
    private RoundOverview With(int correctionsSentBack) => correctionsSentBack == 0 ? this : this with
    {
        WaitsFor = [.. WaitsFor, "corrections"],
        Words = new Text(
            $"{Words.Zh}；{correctionsSentBack} 项更正或撤回被审核退回，待重新录入或放弃",
            $"{Words.En}; {Counted.Of(correctionsSentBack, "correction or withdrawal", "corrections or withdrawals")} sent back, to be entered again or given up"),
    };

    private static RoundOverview Moved(RoundOverview own, Round round)
    {
        if (round is not { State: RoundState.Planned, Moved: { } moved })
        {
            return own;
        }

        Text why = Why(moved.Because);
        return own with
        {
            Words = new Text(
                $"{own.Words.Zh}；原定抽取 {MomentText.Of(moved.DrawAt)}，{MomentText.Of(moved.At)} 改期：{why.Zh}",
                $"{own.Words.En}; moved at {MomentText.Of(moved.At)} from {MomentText.Of(moved.DrawAt)}: {why.En}"),
        };
    }

    private static Text Why(MoveReason because) => because switch
    {
        MoveReason.TimePassed => new("时钟显示承诺时间已过", "its time had passed by the clock"),
        MoveReason.CommitmentTooLate => new("名录准备完毕时已到抽取时间，承诺不会早于抽取", "its commitment would not have been older than its draw"),
        MoveReason.CalendarChanged => new("工作日安排已公布或有变", "the working days became known, or changed"),
        _ => new("曾因时钟不准被改期，现已恢复", "a wrong clock had moved it, and it has its former times again"),
    };
}

/// <summary>What stands around a round.</summary>
/// <param name="HasRules">True when the policy in force has rules for its sector.</param>
/// <param name="HasItems">True when the item list has items of its sector.</param>
/// <param name="Unpromised">Sources of the settings for which nothing usable is promised to a planned round yet.</param>
/// <param name="IsApproved">True when its visits may take place: approved, or an emergency.</param>
/// <param name="SentBack">First results that a reviewer has sent back and that are not entered again.</param>
/// <param name="CorrectionsSentBack">Corrections and withdrawals that a reviewer has sent back and that are neither entered again nor given up.</param>
internal readonly record struct RoundCircumstances(
    bool HasRules, bool HasItems, IReadOnlyList<string> Unpromised, bool IsApproved, int SentBack, int CorrectionsSentBack);
