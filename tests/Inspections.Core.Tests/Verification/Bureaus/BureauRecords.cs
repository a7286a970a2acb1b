using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>What a bureau enters after a draw: results under review, substitutions, named teams, the year's end.</summary>
internal static class BureauRecords
{
    /// <summary>Enters a result for every drawn firm that has none.</summary>
    public static void Record(this Bureau bureau, DrawId draw, string category = "NoProblemFound")
    {
        HashSet<Identifier> done = [.. bureau.Entries.Select(e => e.Body).OfType<ResultBody>().Where(r => r.Draw == draw).Select(r => r.Firm)];
        foreach (Identifier firm in bureau.ReceiptOf(draw).Selection.DrawOrder.Where(f => !done.Contains(f)))
        {
            bureau.Review(bureau.ResultOf(draw, firm, category));
        }
    }

    /// <summary>A result on its way: sealed, reviewed, opened.</summary>
    public static void Review(this Bureau bureau, ResultBody result)
    {
        result = bureau.Log.Alteration.Of("result", result.ToJson()) is Json other && Alteration.Read(() => EntryBody.Read(result.Kind, other)) is ResultBody read ? read : result;
        long index = bureau.Seal(result);
        bureau.Approve(result);
        bureau.Enter(result with { Opens = new Opening(index, SaltOf(index)) });
    }

    /// <summary>Approves a result in every step of the policy, or in one where it has none.</summary>
    public static void Approve(this Bureau bureau, ResultBody result)
    {
        IReadOnlyList<Label> steps = bureau.Policy.Review.Count > 0 ? bureau.Policy.Review : [Label.Parse("secrecy")];
        foreach ((int i, Label step) in steps.Index())
        {
            bureau.Enter(new ReviewedBody(result.Record, step, Bureau.Staff(FormattableString.Invariant($"reviewer{i}")), Approved: true));
        }
    }

    /// <summary>Enters the digest of an entry that is kept back; gives its index.</summary>
    public static long Seal(this Bureau bureau, EntryBody body)
    {
        long index = bureau.Entries.Count;
        bureau.Enter(new SealedBody(body.Seal(SaltOf(index)), body.Kind));
        return index;
    }

    /// <summary>The salt of the entry sealed at an index.</summary>
    public static Digest SaltOf(long index) => Digest.Of(Encoding.UTF8.GetBytes(FormattableString.Invariant($"salt of entry {index}")));

    public static ResultBody ResultOf(this Bureau bureau, DrawId draw, Identifier firm, string category = "NoProblemFound", int version = 1) => new()
    {
        Record = Label.Parse($"{draw}/{firm}"),
        Version = version,
        Draw = draw,
        Firm = firm,
        Inspectors = bureau.StateOf(draw).Teams[firm],
        InspectedOn = BeijingTime.DateOf(bureau.Clock),
        Items = [Identifier.Parse("item-1")],
        Categories = [ResultCategory.Parse(category)],
    };

    /// <summary>Replaces the leader by the rule, or by whoever <paramref name="chosen"/> is. The entry is returned, not yet made.</summary>
    public static SubstitutionBody Replace(this Bureau bureau, DrawId draw, Identifier firm, SubstitutionReason reason, Identifier? chosen = null)
    {
        DrawState state = bureau.StateOf(draw);
        List<Identifier> team = state.Teams[firm];
        Identifier leaving = team[0];
        var eligibility = new Eligibility(draw.Sector, state.Commitment.Team, state.Roster.Leaves, state.Recused());
        Identifier next = chosen ?? Substitutes.First(
            DrawKey.Of(state.Commitment.Digest, state.Receipt!.Values), firm, eligibility, state.Commitment.Team.PerDepartment, state.Roster.Leaves, [.. team.Skip(1)], team.ToHashSet())!.Value;
        team.RemoveAt(0);
        team.Add(next);
        return new SubstitutionBody(draw, firm, leaving, next, reason, Bureau.Staff("head"), Bureau.Staff("director"));
    }

    public static SubstitutionBody Substitute(this Bureau bureau, DrawId draw, Identifier firm, SubstitutionReason reason, Identifier? chosen = null)
    {
        SubstitutionBody body = bureau.Replace(draw, firm, reason, chosen);
        bureau.Enter(body);
        return body;
    }

    /// <summary>Names a team for every drawn firm that could not be staffed.</summary>
    public static void NameTeams(this Bureau bureau, DrawId draw, params Identifier[] inspectors)
    {
        foreach ((Identifier firm, List<Identifier> team) in bureau.StateOf(draw).Teams.Where(t => t.Value.Count == 0))
        {
            team.AddRange(inspectors);
            bureau.Enter(new NamedBody(draw, firm, inspectors, Bureau.Staff("head"), Bureau.Staff("director")));
        }
    }

    public static void Void(this Bureau bureau, DrawId draw, VoidReason reason, string? source = null) =>
        bureau.Enter(new VoidBody(draw, reason, Bureau.Staff("head"), Bureau.Staff("director"), source is null ? null : Label.Parse(source)));

    public static void Close(this Bureau bureau, int year, Func<SectorOutcome, SectorOutcome>? claim = null)
    {
        History history = bureau.History;
        bureau.Enter(new ClosedBody(year, [.. bureau.Policy.Sectors.Select(s => s.Sector).Where(s => Rounds(bureau, s, year).Any()).Select(s => new SectorOutcome(
            s,
            history.Counting(s, year).Count,
            NotVoid(bureau, s, year).LastOrDefault()?.Commitment.Largest ?? Infeasible(bureau, s, year).Max(i => i.Population),
            Rounds(bureau, s, year).Distinct().Count())).Select(claim ?? (s => s))]));
    }

    private static IEnumerable<int> Rounds(Bureau bureau, SectorCode sector, int year) =>
        NotVoid(bureau, sector, year).Where(d => d.Receipt is not null).Select(d => d.Commitment.Draw.Round).Concat(Infeasible(bureau, sector, year).Select(i => i.Round));

    private static IEnumerable<DrawState> NotVoid(Bureau bureau, SectorCode sector, int year)
    {
        HashSet<DrawId> voided = [.. bureau.Entries.Select(e => e.Body).OfType<VoidBody>().Select(v => v.Draw)];
        return bureau.Draws.Where(d => d.Commitment.Draw.Sector == sector && d.Commitment.Draw.Year == year && !voided.Contains(d.Commitment.Draw));
    }

    private static IEnumerable<InfeasibleBody> Infeasible(Bureau bureau, SectorCode sector, int year) =>
        bureau.Entries.Select(e => e.Body).OfType<InfeasibleBody>().Where(i => i.Sector == sector && i.Year == year);
}
