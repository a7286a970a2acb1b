using Inspections.Core.Verification.Reports;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>A second worker of the same database, which never has the planner's turn: that is another machine's.</summary>
public sealed class OwnMachineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_folder_of_a_worker_that_never_has_the_turn_is_whole_and_what_is_lost_there_is_put_back_and_said()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        string own = desk.FolderBeside("public-2");
        BureauContext second = desk.Bureau with { Database = new Database(new SqliteDialect(desk.DatabaseFile)) { Sealing = desk.Bureau.Database.Sealing } };
        RoundProcessor processor = desk.ProcessorOf(second, own);
        long size = desk.LedgerSize();

        processor.LookHere(Minute);
        Assert.Equal(Verdict.Valid, Verify());
        Assert.Equal(size, desk.LedgerSize());

        // A minute later the loss is found; before, nobody looks.
        string lost = Path.Combine(own, "draws", $"{Desk.First}", "receipt.json");
        File.Delete(lost);
        processor.LookHere(Minute);
        Assert.False(File.Exists(lost));
        desk.Clock.Pass(Minute);
        processor.LookHere(Minute);
        Assert.True(File.Exists(lost));
        Assert.Contains(desk.Conditions.Now, c => c.Id == ConditionIds.EvidenceMissing);

        // What the other worker does is here at the next look.
        desk.RunTo(desk.Rounds(Desk.First.Sector)[1].DrawAt);
        processor.LookHere(Minute);
        Assert.Equal(desk.Public.TryRead("ledger/checkpoint"), new PublishedFolderFiles(own).TryRead("ledger/checkpoint"));
        Assert.DoesNotContain(desk.Conditions.Now, c => c.Id == ConditionIds.EvidenceMissing);

        Verdict Verify() => PublicationVerifier.Verify(new PublishedFolderFiles(own), new VerificationOptions { Draw = Desk.First }).Verdict;
    }

    [Fact]
    public void A_worker_that_has_just_had_the_turn_does_not_look_again()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        desk.Processor.LookAhead();
        string lost = Path.Combine(desk.PublicFolder, "draws", $"{Desk.First}", "commitment.json");
        File.Delete(lost);
        desk.Processor.LookHere(Minute);
        Assert.False(File.Exists(lost));
        desk.Clock.Pass(Minute);
        desk.Processor.LookHere(Minute);
        Assert.True(File.Exists(lost));
    }
}
