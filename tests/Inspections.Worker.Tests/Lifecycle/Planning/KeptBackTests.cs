using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Disclosing;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

public sealed class KeptBackTests
{
    [Fact]
    public void A_list_that_is_kept_back_is_nowhere_public_until_it_is_disclosed()
    {
        using Desk desk = Drawn();
        Assert.True(desk.Round(Desk.First).IsKeptBack);
        Assert.Null(desk.Public.TryRead($"draws/{Desk.First}/receipt.json"));
        Assert.Null(desk.Public.TryRead($"draws/{Desk.First}/recusals.jsonl"));
        Assert.Single(Entries<ReceiptBody>(desk));
        Assert.Equal(["dice"], Entries<ValueBody>(desk).Select(v => v.Name.ToString()));
        VerificationReport report = desk.Verify(Desk.First);
        Assert.Equal(Verdict.Incomplete, report.Verdict);
        Nothing.Fails(report);
        string page = Encoding.UTF8.GetString(desk.Public.TryRead($"draws/{Desk.First}/index.html")!);
        Assert.Contains($"名单暂不公开，最迟 {desk.Round(Desk.First).DiscloseBy:yyyy-MM-dd}", page, StringComparison.Ordinal);
        int listed = desk.Bureau.Database.Read(DishonestyStore.Current).Count;
        Assert.Contains($"共 {listed} 家", Encoding.UTF8.GetString(desk.Public.TryRead("find/index.html")!), StringComparison.Ordinal);

        Assert.True(Disclose(desk, Desk.First));
        Assert.False(Disclose(desk, Desk.First));
        desk.Processor.LookAhead();
        Assert.Equal(Verdict.Valid, desk.Verify(Desk.First).Verdict);
        Assert.Single(Entries<ReceiptBody>(desk));
        Assert.DoesNotContain("暂不公开", Encoding.UTF8.GetString(desk.Public.TryRead($"draws/{Desk.First}/index.html")!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_worker_discloses_it_on_the_last_day_and_the_next_round_waits_for_that()
    {
        using Desk desk = Drawn(days: 120);
        Round second = desk.Round(Desk.First with { Round = 2 });
        desk.ClockTo(second.CommitAt);
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Planned, desk.Round(second.Draw).State);

        DateOnly last = desk.Round(Desk.First).DiscloseBy!.Value;
        desk.RunTo(desk.Round(Desk.First).DueAt!.Value);
        Assert.False(desk.Round(Desk.First).IsKeptBack);
        Assert.Equal(last, DateOnly.FromDateTime(desk.Round(Desk.First).DisclosedAt!.Value.DateTime));
        VerificationReport report = desk.Verify(Desk.First);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.DoesNotContain(report.Notices, n => n.Kind == NoticeKind.LateDisclosure);
    }

    [Fact]
    public void The_last_result_discloses_it_at_once()
    {
        using Desk desk = Drawn();
        desk.Bureau.Database.Write(s => RoundProgress.Advance(s, Desk.First, RoundState.ResultsIn, desk.Bureau.Now));
        desk.Processor.RunDue();
        Assert.False(desk.Round(Desk.First).IsKeptBack);
        Assert.Equal(RoundState.ResultsIn, desk.Round(Desk.First).State);
    }

    [Fact]
    public void Nothing_can_be_disclosed_before_the_draw_and_an_open_draw_is_disclosed_already()
    {
        using var desk = new Desk();
        Assert.Contains("no list to disclose", Assert.Throws<UserErrorException>(() => Disclose(desk, Desk.First)).Message, StringComparison.Ordinal);
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.False(Disclose(desk, Desk.First));
    }

    private static Desk Drawn(int days = 10)
    {
        var desk = new Desk(s => (s.Commitment.Sources, s.Commitment.KeepBack) = (["dice"], new Dictionary<string, int>(StringComparer.Ordinal) { [Desk.First.Sector.ToString()] = days }));
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal(["dice", "own:bureau"], desk.CommitmentOf(Desk.First).Sources.Select(s => s.Name.ToString()));
        desk.Enter("dice", new string('3', 20));
        desk.Processor.RunDue();
        return desk;
    }

    private static bool Disclose(Desk desk, DrawId draw) => new DiscloseRound(desk.Bureau, NullLogger<DiscloseRound>.Instance).Execute(draw);

    private static T[] Entries<T>(Desk desk)
        where T : EntryBody => desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<T>().ToArray());
}
