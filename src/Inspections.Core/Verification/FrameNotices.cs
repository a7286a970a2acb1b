using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification;

/// <summary>Notices on the list of firms: what changed since the sector's last list, and who is kept out by visits alone.</summary>
internal static class FrameNotices
{
    public static IEnumerable<Notice> Changes(DrawCase draw)
    {
        if (draw.Folder.Before(draw) is not DrawCase last || last.Commitment.Value.Frame == draw.Commitment.Value.Frame)
        {
            return [];
        }

        Dictionary<Identifier, Label> then = last.Frame.Value.Leaves.ToDictionary(l => l.Id, l => l.Stratum);
        Dictionary<Identifier, Label> now = draw.Frame.Value.Leaves.ToDictionary(l => l.Id, l => l.Stratum);
        (string What, IEnumerable<string> Firms)[] changes =
        [
            ("entered", now.Keys.Where(f => !then.ContainsKey(f)).Select(f => f.ToString())),
            ("left", then.Keys.Where(f => !now.ContainsKey(f)).Select(f => f.ToString())),
            ("changed stratum", now.Where(f => then.TryGetValue(f.Key, out Label s) && s != f.Value).Select(f => $"{f.Key} ({then[f.Key]} to {f.Value})")),
        ];
        return changes.Where(c => c.Firms.Any())
            .Select(c => new Notice(NoticeKind.FrameChanged, $"{c.What} since {last.Id}: {Wording.List(c.Firms)}", draw.Id));
    }

    public static IEnumerable<Notice> Visits(DrawCase draw)
    {
        if (!draw.Folder.Ledger.Entries.Take((int)draw.Index).Any(e => e.Body is VisitBody))
        {
            return [];
        }

        History without = new(
            draw.Folder.Ledger.Entries.Take((int)draw.Index).Select(e => e.Body).Where(b => b is not VisitBody),
            draw.Folder.Draws.Where(d => d.Index < draw.Index).Select(d => d.ToPast()));
        SectorPolicy rules = draw.Rules;
        DateOnly day = BeijingTime.DateOf(draw.Commitment.Value.DrawAt);
        IReadOnlySet<Identifier> counting = without.Counting(draw.Id.Sector, draw.Id.Year);
        Identifier[] byVisits = [.. draw.Frame.Value.Leaves
            .Where(l => l.Excluded != Exclusions.None && without.ExclusionsOf(l.Id, l.Inspected, rules, counting, day) == Exclusions.None)
            .Select(l => l.Id)];
        return byVisits.Length == 0 ? [] : [new Notice(NoticeKind.ExcludedByVisits, Wording.List(byVisits), draw.Id)];
    }
}
