using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>A small closed year with every kind of published file: what is changed byte by byte must verify quickly.</summary>
internal static class FuzzedYear
{
    public static MemoryFiles Publish(Alteration? alteration = null)
    {
        Bureau bureau = Some.Bureau(alteration);
        bureau.Firms.RemoveRange(6, bureau.Firms.Count - 6);
        bureau.Enter(new VisitBody(Some.Id("F006"), new DateOnly(2026, 1, 2), Label.Parse("complaint")));
        Witnessed(bureau, Some.Draw(1), new TestWitness("notary"));
        bureau.Log.Rotate(byRecovery: true);
        bureau.Round(Some.Draw(2));
        bureau.Round(Some.Draw(3));
        bureau.Close(2026);
        return bureau.Publish();
    }

    private static void Witnessed(Bureau bureau, DrawId draw, TestWitness witness)
    {
        Commitment commitment = bureau.Commit(draw, new RoundScript
        {
            Sources = (d, at) => [Bureau.Sealed(d, "own:1"), Bureau.Sealed(d, witness.Source), PublicValues.Ssq(at), PublicValues.Dlt(at), PublicValues.Drand(at.AddHours(36))],
            Witnesses = [witness.Witness],
        });
        witness.SignCommitment(bureau, draw);
        bureau.Clock = commitment.DrawAt.AddHours(-1);
        bureau.Enter(new ValueBody(draw, Label.Parse(witness.Source), Bureau.Value(draw, witness.Source)));
        foreach (Source source in commitment.Sources.Where(s => s is not SealedSource))
        {
            bureau.Clock = (source.KnownAt ?? commitment.DrawAt).AddMinutes(5);
            bureau.Enter(PublicValues.Of(draw, source));
        }

        bureau.OpenOwn(draw);
        bureau.Draw(draw);
        witness.SignValues(bureau, draw);
        bureau.Clock = bureau.Clock.AddDays(2);
        bureau.Substitute(draw, bureau.ReceiptOf(draw).Selection.DrawOrder[0], SubstitutionReason.Absent);
        bureau.Record(draw);
        bureau.Clock = bureau.Clock.AddDays(20);
    }
}
