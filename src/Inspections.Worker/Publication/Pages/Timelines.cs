using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Pages.Views;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>A year's rounds: the day of what is committed to, the window of what is not.</summary>
internal static class Timelines
{
    public static TimelineView Of(PublicRecord record, int year) => new(year, [
        .. record.Rounds.Where(r => r.Draw.Year == year)
            .OrderBy(r => record.Names.Sector(r.Draw.Sector), StringComparer.Ordinal).ThenBy(r => r.Draw.Round).ThenBy(r => r.Draw.Try)
            .Select(r => record.ById.TryGetValue(r.Draw, out PublicDraw? draw) ? Committed(record, draw) : Planned(record, r))]);

    /// <summary>Where a committed draw stands, by what is public alone.</summary>
    public static Text StateOf(PublicRecord record, PublicDraw draw)
    {
        int results = record.PublishedOf(draw);
        return draw.Void is { } end ? new Text($"作废：{SiteWords.Of(end.Reason).Zh}", $"void: {SiteWords.Of(end.Reason).En}")
            : draw.IsDisclosed && results == draw.Firms.Count ? new Text("结果已全部公示", "all results published")
            : draw.IsDisclosed ? new Text($"已抽取 {draw.Firms.Count} 家，已公示结果 {results} 家", $"drawn, {results} of {Counted.Of(draw.Firms.Count, "result")} published")
            : draw.DrawnAt is not null ? new Text($"已抽取，名单暂不公开，最迟 {Until(draw)}", $"drawn, kept back until {Until(draw)} at the latest")
            : new Text("已承诺，待抽取", "committed to, to be drawn");
    }

    private static string Until(PublicDraw draw) => draw.Commitment.DiscloseBy is DateOnly by ? SiteWords.Day(by) : "—";

    private static RoundView Committed(PublicRecord record, PublicDraw draw)
    {
        int day = BeijingTime.DateOf(draw.Commitment.DrawAt).DayOfYear;
        return new RoundView(record.Names.Sector(draw.Id.Sector), NumberOf(draw.Id), draw.Id.ToString(), day, day, Text.Same(MomentText.Of(draw.Commitment.DrawAt)), StateOf(record, draw));
    }

    // The window of a supplementary round or a next try is the day itself: nothing is said before its commitment.
    private static RoundView Planned(PublicRecord record, Round round)
    {
        bool regular = round.Draw.Try == 1 && round.Draw.Round <= (record.Policy?.Of(round.Draw.Sector)?.Rounds ?? 0) && round.WindowFirst < round.WindowLast;
        bool open = round.State == RoundState.Planned;
        return new RoundView(
            record.Names.Sector(round.Draw.Sector),
            NumberOf(round.Draw),
            Draw: null,
            regular && open ? round.WindowFirst.DayOfYear : 0,
            regular && open ? round.WindowLast.DayOfYear : 0,
            !open ? Text.Same("—")
                : regular ? SiteTexts.Between(SiteWords.Day(round.WindowFirst), SiteWords.Day(round.WindowLast))
                : new Text("承诺时公布", "published with its commitment"),
            round.State switch
            {
                RoundState.Infeasible => new Text("无可抽企业", "no firm could be drawn"),
                RoundState.NotOwed => new Text("无需补抽", "not owed"),
                RoundState.Missed => new Text("未能举行", "missed"),
                _ => new Text("计划中", "planned"),
            });
    }

    private static Text NumberOf(Core.Directories.DrawId draw) => draw.Try == 1
        ? new Text($"第 {draw.Round} 批", $"Round {draw.Round}")
        : new Text($"第 {draw.Round} 批，第 {draw.Try} 次", $"Round {draw.Round}, try {draw.Try}");
}
