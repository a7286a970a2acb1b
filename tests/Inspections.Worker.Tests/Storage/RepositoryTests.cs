using System.Data.Common;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>What every database must do. Runs on SQLite always, on PostgreSQL where it is installed, and on SQL Server where there is one.</summary>
public abstract class RepositoryTests
{
    private static readonly Authority Bureau = Authority.Parse("350100/housing");
    private static readonly DateTimeOffset Now = BeijingTime.ParseMoment("2026-03-02T10:00:00+08:00");
    private static readonly Round Planned = new()
    {
        Draw = DrawId.Parse("property-2026-r1"),
        State = RoundState.Planned,
        WindowFirst = new DateOnly(2026, 1, 5),
        WindowLast = new DateOnly(2026, 4, 30),
        CommitAt = Now,
        DrawAt = Now.AddDays(3),
    };

    /// <summary>A database of the dialect, its tables made and empty; skips where there is none.</summary>
    private protected abstract Database Open();

    [Fact]
    public void A_setting_is_what_it_was_set_to_last()
    {
        Database database = Open();
        database.Write(s => Settings.Set(s, "a", "1"));
        database.Write(s => Settings.Set(s, "a", "二"));
        Assert.Equal("二", database.Read(s => Settings.Find(s, "a")));
        Assert.Null(database.Read(s => Settings.Find(s, "A")));
    }

    [Fact]
    public void A_listed_firm_is_ended_on_the_day_after_its_last()
    {
        Database database = Open();
        DishonestyEntry ends = new(Identifier.Parse("A1"), "名单", "依据", "机关", new(2026, 1, 1), new(2026, 3, 2));
        DishonestyEntry stays = ends with { On = new(2026, 1, 2), Until = null };
        database.Write(s => DishonestyStore.Save(s, new DirectoryChange<DishonestyEntry>([ends, stays], [], []), Now));
        database.Write(s => DishonestyStore.EndDue(s, Now));
        Assert.Equal([stays, ends], database.Read(DishonestyStore.Current));
        database.Write(s => DishonestyStore.EndDue(s, Now.AddDays(1)));
        Assert.Equal([stays], database.Read(DishonestyStore.Current));
        database.Write(s => DishonestyStore.Save(s, new DirectoryChange<DishonestyEntry>([ends with { Until = null }], [], [stays]), Now));
        Assert.Equal([ends with { Until = null }], database.Read(DishonestyStore.Current));
    }

    [Fact]
    public void Work_that_fails_leaves_nothing()
    {
        Database database = Open();
        Assert.Throws<InvalidOperationException>(() => database.Write(s =>
        {
            Settings.Set(s, "a", "1");
            throw new InvalidOperationException("half way");
        }));
        Assert.Null(database.Read(s => Settings.Find(s, "a")));
    }

    [Fact]
    public void What_is_logged_of_the_work_is_logged_once_it_is_committed_and_never_when_it_was_undone()
    {
        Database database = Open();
        List<string?> told = [];
        database.Write(s =>
        {
            Settings.Set(s, "a", "1");
            s.AfterCommit(() => told.Add(database.Read(r => Settings.Find(r, "a"))));
            Assert.Empty(told);
        });
        Assert.Throws<InvalidOperationException>(() => database.Write(s =>
        {
            s.AfterCommit(() => told.Add("undone"));
            throw new InvalidOperationException("half way");
        }));
        Assert.Equal(["1"], told);
    }

    [Fact]
    public void A_transaction_begun_to_read_cannot_write() =>
        Assert.Throws<InvalidOperationException>(() => Open().Read(s =>
        {
            Settings.Set(s, "a", "1");
            return true;
        }));

    [Fact]
    public void A_public_document_is_given_back_as_it_was_put_last_and_known_by_length_and_digest()
    {
        Database database = Open();
        byte[] content = [0, 255, 10, 13];
        database.Write(s => PublicFileStore.Put(s, "draws/x/frame.jsonl", [1]));
        database.Write(s => PublicFileStore.Put(s, "draws/x/frame.jsonl", content));
        Assert.Equal([new PublicFile("draws/x/frame.jsonl", 4, Digest.Of(content))], database.Read(PublicFileStore.All));
        Assert.Equal(content, database.Read(s => PublicFileStore.Get(s, "draws/x/frame.jsonl")));
    }

    [Fact]
    public void A_document_is_kept_once()
    {
        Database database = Open();
        Digest salt = Digest.Of([1]);
        database.Write(s => DocumentStore.Keep(s, Json.Object(("a", "b")), salt));
        Assert.ThrowsAny<DbException>(() => database.Write(s => DocumentStore.Keep(s, Json.Object(("a", "b")), salt)));
    }

    [Fact]
    public void The_ledger_grows_in_order_and_a_place_is_taken_once()
    {
        Database database = Open();
        var entropy = new SeededEntropy("repository");
        using var keys = new SigningKeys(Bureau, entropy.Key("a"), entropy.Key("b"));
        database.Write(s => LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new KeyBody(keys.Signer.Verifier, keys.Recovery)));
        database.Write(s => LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new DocumentBody(DocumentKind.Plan, Digest.Of([2]), 2026)));
        Assert.Equal([0L, 1L], database.Read(s => LedgerStore.Open(s).Entries.Select(e => (long)e.Index).ToArray()));
        Assert.Equal([1L, 2L], database.Read(s => LedgerStore.Checkpoints(s).Select(c => c.Size).ToArray()));
        Assert.ThrowsAny<DbException>(() => database.Write(s =>
        {
            LedgerStore ledger = LedgerStore.Open(s);
            s.Execute("INSERT INTO ledger_entry (position, leaf) VALUES (2, @leaf)", new { leaf = new byte[] { 3 } });
            ledger.Append(Now, Bureau, keys.Signer, new DocumentBody(DocumentKind.Plan, Digest.Of([4]), 2026));
        }));
        Assert.Equal(2, database.Read(LedgerStore.Leaves).Count);
    }

    [Fact]
    public void All_that_one_transaction_appends_is_under_one_signed_head()
    {
        Database database = Open();
        using var keys = new SigningKeys(Bureau, new SeededEntropy("repository").Key("a"), new SeededEntropy("repository").Key("b"));
        database.Write(s =>
        {
            LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new KeyBody(keys.Signer.Verifier, keys.Recovery));
            LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new DocumentBody(DocumentKind.Plan, Digest.Of([2]), 2026));
            Assert.Equal(MerkleTree.Over(LedgerStore.Leaves(s)).Head, LedgerStore.Open(s).Head);
        });
        Assert.Equal([2L], database.Read(s => LedgerStore.Checkpoints(s).Select(c => c.Size).ToArray()));
        Assert.Equal(database.Read(s => MerkleTree.Over(LedgerStore.Leaves(s)).Head), database.Read(s => LedgerStore.Open(s).Head));
    }

    [Fact]
    public void What_a_transaction_appended_and_undid_is_in_no_later_one()
    {
        Database database = Open();
        using var keys = new SigningKeys(Bureau, new SeededEntropy("repository").Key("a"), new SeededEntropy("repository").Key("b"));
        database.Write(s => LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new KeyBody(keys.Signer.Verifier, keys.Recovery)));
        Assert.Throws<InvalidOperationException>(() => database.Write(s =>
        {
            LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new DocumentBody(DocumentKind.Plan, Digest.Of([2]), 2026));
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, database.Read(s => LedgerStore.Open(s).Head.Size));
        database.Write(s => LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new DocumentBody(DocumentKind.Plan, Digest.Of([3]), 2026)));
        Assert.Equal(Digest.Of([3]), Assert.Single(database.Read(s => LedgerStore.Open(s).Of<DocumentBody>().ToArray())).Digest);
    }

    [Fact]
    public async Task Of_two_that_claim_a_step_one_gets_it()
    {
        Database database = Open();
        database.Write(s => RoundStore.Add(s, [Planned]));
        bool[] won = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => database.Write(s => RoundStore.TryStep(s, Planned, RoundState.Committed, Now)), TestContext.Current.CancellationToken)));
        Assert.Single(won, w => w);
        Assert.Equal(RoundState.Committed, database.Read(s => RoundStore.Find(s, Planned.Draw))!.State);
    }

    [Fact]
    public async Task Appends_at_the_same_time_follow_one_another()
    {
        Database database = Open();
        var entropy = new SeededEntropy("repository");
        using var keys = new SigningKeys(Bureau, entropy.Key("a"), entropy.Key("b"));
        database.Write(s => LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new KeyBody(keys.Signer.Verifier, keys.Recovery)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => database.Write(s => LedgerStore.Open(s).Append(Now, Bureau, keys.Signer, new DocumentBody(DocumentKind.Plan, Digest.Of([(byte)i]), 2026))),
            TestContext.Current.CancellationToken)));
        Assert.Equal(9, database.Read(s => LedgerStore.Open(s).Entries.Select(e => e.Body).Distinct().Count()));
    }

    [Fact]
    public void Rounds_are_found_by_year_and_by_what_is_open()
    {
        Database database = Open();
        database.Write(s => RoundStore.Add(s, [Planned]));
        Assert.Equal(Planned.DrawAt, Assert.Single(database.Read(RoundStore.Open)).DrawAt);
        Assert.Equal([2026], database.Read(RoundStore.Years));
        Assert.Empty(database.Read(s => RoundStore.OfYear(s, 2027)));
        Assert.ThrowsAny<DbException>(() => database.Write(s => RoundStore.Add(s, [Planned])));
    }
}
