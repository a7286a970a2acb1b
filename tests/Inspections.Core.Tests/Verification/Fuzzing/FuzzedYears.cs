using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>Three small closed years that are changed somewhere, thousands of times: together they have all that the protocol knows.</summary>
internal static class FuzzedYears
{
    private static readonly TestWitness Notary = new("notary"), Audit = new("audit");

    public static IReadOnlyList<string> Names { get; } = ["own", "public", "field"];

    public static Func<Alteration?, MemoryFiles> Named(string name) => name switch
    {
        "own" => Own,
        "public" => Public,
        _ => Field,
    };

    /// <summary>The bureau's own values alone: three rounds of one sector.</summary>
    private static MemoryFiles Own(Alteration? alteration)
    {
        Bureau bureau = Small(alteration);
        foreach (int round in Enumerable.Range(1, 3))
        {
            bureau.Round(Some.Draw(round));
        }

        bureau.Close(2026);
        return bureau.Publish();
    }

    /// <summary>Every kind of public source with two witnesses who also sign the ledger's head; a list kept back with a sealed change of team.</summary>
    private static MemoryFiles Public(Alteration? alteration)
    {
        Bureau bureau = Small(alteration);
        bureau.Enter(new VisitBody(Some.Id("F006"), new DateOnly(2026, 1, 2), Label.Parse("complaint")));
        Witnessed(bureau, Some.Draw(1));
        KeptBack(bureau, Some.Draw(2));
        bureau.Round(Some.Draw(3), new RoundScript { Witnesses = [Audit.Witness] });
        bureau.Log.File(PublicLayout.WitnessHead(Notary.Name), Notary.Sign(bureau.Log.Alteration.OfLines("note", new WitnessHeadNote(bureau.Head, bureau.Clock).ToText())));
        bureau.Close(2026);
        return bureau.Publish();
    }

    /// <summary>Two sectors that draw the same firms: a void and its next try, changes of key, named teams, a substitution, a joint visit, a project, corrections, a withdrawn record.</summary>
    private static MemoryFiles Field(Alteration? alteration)
    {
        DrawId managers = Some.Draw(1, Some.Managers).NextTry(), brokers = Some.Draw(1);
        Identifier joint = Some.Id("F010"), other = Some.Id("F011"), unstaffed = Some.Id("F012");
        Bureau bureau = Some.Bureau(alteration, Some.Brokers, Some.Managers);
        bureau.Firms.RemoveAll(f => f.Sectors.Count < 2);
        bureau.Firms.Add(new Firm(Some.Id("P01"), "项目P01", [Some.Managers], Owner: other));
        bureau.EnterPolicy(bureau.Policy with
        {
            Review = [Label.Parse("secrecy"), Label.Parse("legal")],
            Sectors = [.. bureau.Policy.Sectors.Select(s => s with { Basis = ["专项检查方案"], Floor = new Ratio(1, 1), Rounds = 1, Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", new Ratio(1, 1))] })],
        });
        bureau.Recusals.Clear();
        bureau.Recusals.AddRange(Enumerable.Range(1, 8).Select(i => (unstaffed, Some.Id($"S{i}"))));
        bureau.Commit(Some.Draw(1, Some.Managers));
        bureau.Void(Some.Draw(1, Some.Managers), VoidReason.ForceMajeure);
        bureau.CommitAgain(Some.Draw(1, Some.Managers), new RoundScript());
        Drawn(bureau, managers);
        bureau.Log.Rotate(byRecovery: true);
        bureau.Commit(brokers, new RoundScript { DrawAfter = TimeSpan.FromDays(8) });
        Drawn(bureau, brokers);
        bureau.Substitute(brokers, other, SubstitutionReason.Recusal);
        bureau.Enter(new JoinedBody(joint, managers, brokers));
        bureau.StateOf(brokers).Teams[joint] = [.. bureau.StateOf(managers).Teams[joint]];
        bureau.Clock = bureau.Clock.AddDays(2);
        bureau.Record(managers);
        bureau.Record(brokers);
        bureau.Review(bureau.ResultOf(brokers, other, "ProblemOrderedCorrected", version: 2));
        bureau.Log.Rotate(byRecovery: false);
        bureau.Review(bureau.ResultOf(managers, other, "withdrawn", version: 2));
        bureau.Review(bureau.ResultOf(managers, other) with { Record = Label.Parse("second") });
        bureau.Clock = bureau.Clock.AddDays(300);
        bureau.Close(2026);
        bureau.Review(bureau.ResultOf(brokers, joint, "ProblemOrderedCorrected", version: 2) with { InspectedOn = BeijingTime.DateOf(bureau.CommitmentOf(brokers).DrawAt).AddDays(2) });
        return bureau.Publish();
    }

    private static Bureau Small(Alteration? alteration)
    {
        Bureau bureau = Some.Bureau(alteration);
        bureau.Firms.RemoveRange(6, bureau.Firms.Count - 6);
        return bureau;
    }

    private static void Drawn(Bureau bureau, DrawId draw)
    {
        bureau.Open(draw);
        bureau.Draw(draw);
        bureau.NameTeams(draw, Some.Id("X1"), Some.Id("X2"));
    }

    private static void Witnessed(Bureau bureau, DrawId draw)
    {
        Commitment commitment = bureau.Commit(draw, new RoundScript
        {
            Sources = (d, at) => [Bureau.Sealed(d, "own:1"), Bureau.Sealed(d, Notary.Source), Bureau.Sealed(d, Audit.Source), PublicValues.Dice,
                PublicValues.Ssq(at), PublicValues.Dlt(at), PublicValues.Drand(at.AddHours(36))],
            Witnesses = [Notary.Witness, Audit.Witness],
        });
        Notary.SignCommitment(bureau, draw);
        Audit.SignCommitment(bureau, draw);
        bureau.Clock = commitment.DrawAt.AddHours(-1);
        bureau.Enter(new ValueBody(draw, Label.Parse(Notary.Source), Bureau.Value(draw, Notary.Source)));
        bureau.Clock = commitment.DrawAt;
        bureau.Enter(new ValueBody(draw, Label.Parse(Audit.Source), Source.Absent));
        foreach (Source source in commitment.Sources.Where(s => s is not SealedSource).OrderBy(s => s.KnownAt ?? commitment.DrawAt))
        {
            bureau.Clock = (source.KnownAt ?? commitment.DrawAt).AddMinutes(5);
            bureau.Enter(PublicValues.Of(draw, source));
        }

        bureau.OpenOwn(draw);
        bureau.Draw(draw);
        Notary.SignValues(bureau, draw);
        Audit.SignValues(bureau, draw);
        bureau.Clock = bureau.Clock.AddDays(2);
        bureau.Record(draw);
        bureau.Clock = bureau.Clock.AddDays(20);
    }

    private static void KeptBack(Bureau bureau, DrawId draw)
    {
        Commitment commitment = bureau.Commit(draw, new RoundScript
        {
            DiscloseAfterDays = 20,
            Sources = (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Ssq(at), PublicValues.Dlt(at)],
            Witnesses = [Notary.Witness],
        });
        Notary.SignCommitment(bureau, draw);
        bureau.Clock = commitment.Sources[^1].KnownAt!.Value.AddMinutes(5);
        bureau.Enter(PublicValues.Of(draw, commitment.Sources[1]), PublicValues.Of(draw, commitment.Sources[2]));
        bureau.Compute(draw);
        bureau.EnterReceipt(draw);
        Identifier[] drawn = [.. bureau.ReceiptOf(draw).Selection.DrawOrder];
        SubstitutionBody substitution = bureau.Replace(draw, drawn[0], SubstitutionReason.Absent);
        long change = bureau.Seal(substitution);
        bureau.Clock = bureau.Clock.AddDays(4);
        (ResultBody Result, long Index)[] results = [.. drawn.Select(f => bureau.ResultOf(draw, f)).Select(r => (r, bureau.Seal(r)))];
        bureau.OpenOwn(draw);
        bureau.Disclose(draw);
        Notary.SignValues(bureau, draw);
        bureau.Enter(substitution with { Opens = new Opening(change, BureauRecords.SaltOf(change)) });
        foreach ((ResultBody result, long index) in results)
        {
            bureau.Approve(result);
            bureau.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        }

        bureau.Clock = bureau.Clock.AddDays(20);
    }
}
