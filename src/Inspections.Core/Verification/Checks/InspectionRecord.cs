using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;

namespace Inspections.Core.Verification.Checks;

/// <summary>One record of a draw and its versions, in the order of entry.</summary>
internal sealed class InspectionRecord
{
    private readonly IReadOnlyList<(LedgerEntry Entry, ResultBody Body)> _versions;

    private InspectionRecord(IReadOnlyList<(LedgerEntry Entry, ResultBody Body)> versions) => _versions = versions;

    public Label Name => _versions[0].Body.Record;

    public Identifier Firm => _versions[0].Body.Firm;

    /// <summary>The entry of its first version.</summary>
    public long Begun => _versions[0].Entry.Index;

    public ResultBody Latest => _versions[^1].Body;

    public IReadOnlyList<(LedgerEntry Entry, ResultBody Body)> Versions => _versions;

    /// <summary>True when its latest version before an entry withdraws it.</summary>
    public bool IsWithdrawnBefore(long index) => _versions.LastOrDefault(v => v.Entry.Index < index).Body is { IsWithdrawn: true };

    /// <summary>A draw's records, in the order of their first versions.</summary>
    public static IEnumerable<InspectionRecord> Of(DrawCase draw) =>
        draw.EntriesOf<ResultBody>().GroupBy(r => r.Body.Record).Select(g => new InspectionRecord([.. g]));

    /// <summary>Versions count up from 1 and stay with firm and draw; the first is a finding.</summary>
    public void JudgeVersions(DrawCase draw, Expectations e)
    {
        string what = $"record {Name} of {draw.Id}";
        e.Require(_versions.Select(v => v.Body.Version).SequenceEqual(Enumerable.Range(1, _versions.Count)), $"versions 1 to {_versions.Count} of {what}", Wording.List(_versions.Select(v => v.Body.Version)));
        e.Require(_versions.All(v => v.Body.Firm == Firm), $"{what} about {Firm}", Wording.List(_versions.Select(v => v.Body.Firm).Distinct()));
        DrawId[] others = [.. draw.Folder.DrawsOfRecord(Name).Where(d => d != draw.Id)];
        e.Require(others.Length == 0, $"{what} alone", $"also of {Wording.List(others)}");
        e.Require(!_versions[0].Body.IsWithdrawn, $"a finding in the first version of {what}", "it is withdrawn");
    }

    /// <summary>It is of a drawn firm, by its team, and on days that can be.</summary>
    public void Judge(DrawCase draw, Expectations e)
    {
        string what = $"record {Name} of {draw.Id}";
        if (!draw.Teams.Knows(Firm))
        {
            e.Require(holds: false, $"results of {draw.Id} for drawn firms only", $"one for {Firm}");
            return;
        }

        long firstSeal = _versions[0].Body.Opens?.Index ?? Begun;
        IReadOnlyList<Identifier> team = JointVisits.TeamOf(draw, Firm, firstSeal);
        foreach ((LedgerEntry entry, ResultBody version) in _versions)
        {
            e.Require(
                team.Count > 0 && version.Inspectors.ToHashSet().SetEquals(team),
                $"{what} for {Firm} (entry {entry.Index}) by its team, {Wording.List(team.Order())}", Wording.List(version.Inspectors));
            Days(draw, entry, version, firstSeal, e);
        }
    }

    private void Days(DrawCase draw, LedgerEntry entry, ResultBody version, long firstSeal, Expectations e)
    {
        LedgerEntry receipt = draw.Drawn!.Value.Entry;
        long seal = version.Opens?.Index ?? entry.Index;
        if (seal >= entry.Index)
        {
            return; // the ledger check says so
        }

        var days = new InspectionDays(BeijingTime.DateOf(receipt.At), draw.Teams.ChangedOn(Firm, firstSeal), BeijingTime.DateOf(draw.Folder.Ledger.Entries[(int)seal].At));
        e.Require(
            days.Refuse(version.InspectedOn) is null,
            $"the inspection of {Firm} for {draw.Id} (entry {entry.Index}) from {BeijingTime.Format(days.First)} to {BeijingTime.Format(days.Sealed)}, its seal", BeijingTime.Format(version.InspectedOn));
    }
}
