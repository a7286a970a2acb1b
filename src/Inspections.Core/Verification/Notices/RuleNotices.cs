using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using static Inspections.Core.Verification.Notices.NoticeText;

namespace Inspections.Core.Verification.Notices;

/// <summary>Notices on the rules that a draw was made by.</summary>
internal static class RuleNotices
{
    private const int StandardTeam = 2, StandardCooldownDays = 366;

    public static IEnumerable<Notice> NotInForce(DrawCase draw) => draw.Policy.Value.Effective > BeijingTime.DateOf(draw.Commitment.Value.DrawAt)
        ? [new Notice(NoticeKind.PolicyNotInForce, $"policy {draw.Policy.Value.Digest} effective {BeijingTime.Format(draw.Policy.Value.Effective)}", draw.Id)]
        : [];

    public static IEnumerable<Notice> Changed(DrawCase draw)
    {
        if (draw.Folder.Earlier(draw) is not DrawCase earlier)
        {
            return [];
        }

        SectorPolicy then = earlier.Rules, now = draw.Rules;
        List<string> changes = [];
        Note(changes, "floor", !Same(then.Floor, now.Floor), then.Floor, now.Floor);
        Note(changes, "rounds", then.Rounds != now.Rounds, then.Rounds, now.Rounds);
        foreach (StratumPolicy stratum in now.Strata.Concat(then.Strata.Where(s => now.Strata.All(n => n.Stratum != s.Stratum))))
        {
            Ratio? before = RateOf(then, stratum), after = RateOf(now, stratum);
            bool same = before is Ratio a && after is Ratio b && Same(a, b);
            Note(changes, $"rate of {stratum.Stratum}", !same, before?.ToString() ?? "none", after?.ToString() ?? "none");
        }

        Note(changes, "team size", then.Team.Size != now.Team.Size, then.Team.Size, now.Team.Size);
        Note(changes, "perDepartment", then.Team.PerDepartment != now.Team.PerDepartment, $"{then.Team.PerDepartment?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}", $"{now.Team.PerDepartment?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");
        Note(changes, "cap", then.Cap != now.Cap, then.Cap, now.Cap);
        Note(changes, "cooldownDays", then.CooldownDays != now.CooldownDays, then.CooldownDays, now.CooldownDays);
        string reviewThen = Joined(earlier.Policy.Value.Review, '>'), reviewNow = Joined(draw.Policy.Value.Review, '>');
        Note(changes, "review", reviewThen != reviewNow, reviewThen, reviewNow);
        return changes.Count == 0 ? [] : [new Notice(NoticeKind.PolicyChanged, $"since {earlier.Id}: {InOrder(changes)}", draw.Id)];
    }

    public static IEnumerable<Notice> BelowStandard(DrawCase draw)
    {
        Notice Below(FormattableString text) => new(NoticeKind.BelowStandard, FormattableString.Invariant(text), draw.Id);
        Commitment commitment = draw.Commitment.Value;
        if (SectorPolicy.StandardFloor.IsAbove(commitment.Floor))
        {
            yield return Below($"floor {commitment.Floor}");
        }

        if (commitment.Rounds < SectorPolicy.StandardRounds)
        {
            yield return Below($"{commitment.Rounds} rounds");
        }

        if (commitment.Team.Size < StandardTeam)
        {
            yield return Below($"team of {commitment.Team.Size}");
        }
    }

    public static IEnumerable<Notice> LongCooldown(DrawCase draw) => draw.Rules.CooldownDays > StandardCooldownDays
        ? [new Notice(NoticeKind.BelowStandard, FormattableString.Invariant($"cooldown of {draw.Rules.CooldownDays} days"), draw.Id)]
        : [];

    public static IEnumerable<Notice> StrataBelowStandard(DrawCase draw)
    {
        Commitment commitment = draw.Commitment.Value;
        RoundFigures figures = new(
            draw.Id.Round, commitment.Rounds, commitment.Floor, commitment.Largest, commitment.Gone, commitment.Lifted,
            FrameFigures.Of(draw.Frame.Value.Leaves, [.. commitment.Quotas.Select(q => (q.Stratum, q.Rate))], commitment.Lifted));
        foreach ((Quota quota, StratumFigures stratum, long need) in commitment.Quotas.Zip(figures.Strata, Quotas.NeedsOf(figures)))
        {
            long least = commitment.Floor.CeilingOf(stratum.Population);
            if (need < least)
            {
                yield return new Notice(NoticeKind.BelowStandard, FormattableString.Invariant($"stratum {quota.Stratum}: {need} of {stratum.Population}, the floor {commitment.Floor} asks for {least}"), draw.Id);
            }
        }
    }

    private static void Note<T>(List<string> changes, string what, bool changed, T then, T now)
    {
        if (changed)
        {
            changes.Add(FormattableString.Invariant($"{what} {then} to {now}"));
        }
    }

    private static bool Same(Ratio one, Ratio other) => !one.IsAbove(other) && !other.IsAbove(one);

    private static Ratio? RateOf(SectorPolicy rules, StratumPolicy stratum) =>
        rules.Strata.Where(s => s.Stratum == stratum.Stratum).Select(s => (Ratio?)s.Rate).FirstOrDefault();
}
