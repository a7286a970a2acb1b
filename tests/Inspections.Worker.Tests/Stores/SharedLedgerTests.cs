using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

/// <summary>One ledger, several who write it, transactions that come to nothing.</summary>
public sealed class SharedLedgerTests
{
    [Fact]
    public void What_is_undone_is_not_remembered()
    {
        using var desk = new Desk();
        long size = desk.LedgerSize();
        Assert.Throws<InvalidOperationException>(() => desk.Bureau.Database.Write(s =>
        {
            Enter(desk, s);
            Assert.Equal(size + 1, LedgerStore.Open(s).Head.Size);
            throw new InvalidOperationException("power cut");
        }));
        Assert.Equal(size, desk.LedgerSize());
        desk.Bureau.Database.Write(s => Enter(desk, s));
        Assert.Equal(Fresh(desk), desk.Bureau.Database.Read(s => LedgerStore.Open(s).Head.Root));
    }

    [Fact]
    public void What_another_process_wrote_is_seen_at_once()
    {
        using var desk = new Desk();
        long size = desk.LedgerSize();
        var other = new Database(new SqliteDialect(desk.DatabaseFile));
        other.Write(s => Enter(desk, s));
        Assert.Equal(size + 1, desk.LedgerSize());
        desk.Bureau.Database.Write(s => Enter(desk, s));
        Assert.Equal(Fresh(desk), other.Read(s => LedgerStore.Open(s).Head.Root));
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_before_it_and_loses_nothing()
    {
        using var desk = new Desk();
        long size = desk.LedgerSize();
        using var holder = new SqliteConnection($"Data Source={desk.DatabaseFile}");
        holder.Open();
        SqliteTransaction held = holder.BeginTransaction(deferred: false);
        Task waiting = Task.Run(() => desk.Bureau.Database.Write(s => Enter(desk, s)), TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(size, desk.LedgerSize());
        held.Rollback();
        await waiting;
        Assert.Equal(size + 1, desk.LedgerSize());
    }

    [Fact]
    public void A_transaction_that_lost_its_place_is_done_again_as_a_whole()
    {
        using var desk = new Desk();
        long size = desk.LedgerSize();
        int tries = 0;
        desk.Bureau.Database.Write(s =>
        {
            Enter(desk, s);
            if (tries++ == 0)
            {
                throw new SqliteException("database is locked", 5);
            }
        });
        Assert.Equal(2, tries);
        Assert.Equal(size + 1, desk.LedgerSize());
        Assert.Equal(Fresh(desk), desk.Bureau.Database.Read(s => LedgerStore.Open(s).Head.Root));
    }

    [Fact]
    public void Of_two_workers_that_found_a_ledger_only_the_first_keeps_its_recovery_key()
    {
        using var scratch = new Scratch();
        var database = new Database(new SqliteDialect(scratch.At("x.db")));
        database.Schema.Prepare();
        using (System.Security.Cryptography.ECDsa shared = PrivateKeyFile.Make())
        {
            PrivateKeyFile.Write(scratch.At("shared.pem"), shared);
        }

        KeyFiles first = new(scratch.At("a"), scratch.At("shared.pem")), second = new(scratch.At("b"), scratch.At("shared.pem"));
        Authority authority = SampleBureau.Policy.Authority;
        using SigningKeys one = first.Open(authority, inForce: null), two = second.Open(authority, inForce: null);
        first.DropUnused(one.Recovery, new LedgerSetup(At(one), written: null).EnterKeys());
        second.DropUnused(two.Recovery, new LedgerSetup(At(two), written: null).EnterKeys());
        Assert.True(File.Exists(first.RecoveryFile));
        Assert.False(File.Exists(second.RecoveryFile));

        BureauContext At(SigningKeys keys) => new(database, authority, keys, TimeProvider.System, new SeededEntropy("x"));
    }

    private static void Enter(Desk desk, Session session) => LedgerStore.Open(session).Append(
        desk.Bureau.Now, desk.Bureau.Authority, desk.Bureau.Keys.Signer, new DocumentBody(DocumentKind.Import, Digest.Of("x"u8)));

    // As a process reads it that has never seen the ledger.
    private static Digest Fresh(Desk desk) => new Database(new SqliteDialect(desk.DatabaseFile)).Read(s => LedgerStore.Open(s).Head.Root);
}
