using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

/// <summary>A bureau's whole year by the package alone, top to bottom, and what a stranger says of it.</summary>
public sealed class BureauYearTests
{
    [Fact]
    public void A_year_by_the_package_alone_is_valid()
    {
        var desk = new Desk();
        var notary = TestKeys.Signer("notary", "notary");
        var witness = new Witness(SectorCode.Parse("notary"), notary.Verifier);
        desk.Ledger.EnterVisit(Desk.Start, Identifier.Parse("B001"), new DateOnly(2026, 1, 4), Label.Parse("complaint"));

        // Three rounds of each sector: the brokers' by two lotteries that a notary sees, the valuers' by the bureau's own value, kept back.
        for (int number = 1; number <= 3; number++)
        {
            DateTimeOffset drawAt = Desk.Start.AddMonths(3 * number).AddDays(3);
            Source[] lotteries =
            [
                new LotterySource(Label.Parse($"ssq:202600{number}"), Lottery.OfKind("ssq"), drawAt.AddHours(12)),
                new LotterySource(Label.Parse($"dlt:202600{number}"), Lottery.OfKind("dlt"), drawAt.AddHours(13)),
            ];
            BureauRound brokers = Commit(desk, desk.Request(new DrawId(Desk.Brokers, 2026, number), drawAt) with { Sources = lotteries, Witnesses = [witness] });
            BureauRound valuers = Commit(desk, desk.Request(new DrawId(Desk.Valuers, 2026, number), drawAt) with { DiscloseBy = BeijingTime.DateOf(drawAt).AddDays(30) });
            desk.Ledger.KeepNote(Note(notary, new WitnessCommitmentNote(brokers.Id, brokers.Commitment.Digest, desk.Ledger.Head, drawAt.AddDays(-2)).ToText()));

            // At the draw's time, and a day later when the lotteries are out.
            valuers.Draw(drawAt);
            brokers.EnterValue(drawAt.AddDays(1), lotteries[0].Name, "03 09 14 21 26 31|07");
            brokers.EnterValue(drawAt.AddDays(1), lotteries[1].Name, "03 09 14 21 26|02 07");
            Receipt receipt = brokers.Draw(drawAt.AddDays(1));
            desk.Ledger.KeepNote(Note(notary, new WitnessValuesNote(brokers.Id, brokers.Commitment.Digest, receipt.Values, drawAt.AddDays(1)).ToText()));

            // Every drawn firm is visited, what was found reviewed by three people, and published when its list is public.
            desk.Inspect(brokers, drawAt.AddDays(5));
            desk.Inspect(valuers, drawAt.AddDays(6));
            valuers.Disclose(drawAt.AddDays(10));
            Assert.Empty(desk.Ledger.Publish(drawAt.AddDays(10)).Refused);
            desk.Restart();
        }

        DateTimeOffset end = BeijingTime.ParseMoment("2026-12-20T09:00:00+08:00");
        Assert.True(desk.Ledger.Year(2026).MayClose);
        Assert.Empty(desk.Ledger.Year(2026).MissingResults);
        desk.Ledger.CloseYear(end, 2026);
        desk.Ledger.KeepNote(Note(notary, new WitnessHeadNote(desk.Ledger.Head, end).ToText()));
        desk.Save();

        VerificationReport report = PublicationVerifier.Verify(desk.Public, new VerificationOptions { TrustedKey = desk.Signer.Verifier });
        Assert.Equal([], report.Findings.Where(f => f.Outcome != Inspections.Core.Verification.Outcome.Ok));
        Assert.Equal(Verdict.Valid, report.Verdict);
        Each.Of(report.Assurances, a => Assert.Equal(a.Key.Sector == Desk.Brokers ? Assurance.Public : Assurance.SelfSealed, a.Value));
        Assert.Equal(6, report.Assurances.Count);
        Each.Of(desk.Ledger.Rounds, r => Assert.Equal(RoundState.Closed, r.State));
    }

    private static BureauRound Commit(Desk desk, RoundRequest request)
    {
        PreparedRound prepared = desk.Ledger.Prepare(request);
        return desk.Ledger.Commit(request.DrawAt.AddDays(-3), prepared)!;
    }

    private static byte[] Note(NoteSigner signer, string text) => Encoding.UTF8.GetBytes(NoteSigner.Sign(text, signer));
}
