using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class BureauFilesTests
{
    private static readonly DateTimeOffset DrawAt = Desk.Start.AddDays(10);

    [Fact]
    public void What_changed_since_a_mark_makes_of_the_old_folder_the_new_one()
    {
        var desk = new Desk();
        desk.Save();
        desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), DrawAt);
        desk.Save();
        var whole = new FilesInMemory();
        foreach (BureauFile file in BureauFiles.Public(desk.Ledger))
        {
            whole.Write(file.Path, file.Content.Span, file.From);
        }

        Assert.Equal(whole.Paths, desk.Public.Paths);
        Each.Of(whole.Paths, p => Assert.Equal(whole.TryRead(p), desk.Public.TryRead(p)));
        Assert.Empty(BureauFiles.Public(desk.Ledger, desk.Ledger.Mark));
        Assert.Equal(PublicLayout.Checkpoint, BureauFiles.Public(desk.Ledger).Last().Path);
        PublicationStage[] stages = [.. BureauFiles.Public(desk.Ledger).Select(f => PublicationOrder.Of(f.Path))];
        Assert.Equal(stages.Order(), stages);
    }

    [Fact]
    public void Secrets_are_never_among_the_public_files()
    {
        var desk = new Desk();
        desk.Committed(new DrawId(Desk.Brokers, 2026, 1), DrawAt);
        desk.Save();
        Each.Of(desk.Kept.Paths, p => Assert.StartsWith("secret/", p, StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Public.Paths, p => p.StartsWith("secret/", StringComparison.Ordinal));
        byte[] own = desk.Kept.TryRead($"secret/draws/{new DrawId(Desk.Brokers, 2026, 1)}/own.json")!;
        Assert.DoesNotContain(desk.Public.Paths, p => desk.Public.TryRead(p)!.AsSpan().IndexOf(own.AsSpan(10, 60)) >= 0);
    }

    [Fact]
    public void What_is_missing_or_altered_is_no_ledger()
    {
        var desk = new Desk();
        desk.Committed(new DrawId(Desk.Brokers, 2026, 1), DrawAt);
        desk.Save();
        string own = $"secret/draws/{new DrawId(Desk.Brokers, 2026, 1)}/own.json";
        byte[] right = desk.Kept.TryRead(own)!;
        desk.Kept.Remove(own);
        Assert.Throws<ProtocolFormatException>(desk.Restart);
        desk.Kept.Write(own, CanonicalJson.Write(Json.Object(("value", Digest.Of([7])))));
        Assert.Throws<ProtocolFormatException>(desk.Restart);
        desk.Kept.Write(own, right);
        desk.Public.Write(PublicLayout.Checkpoint, desk.Public.TryRead(PublicLayout.CheckpointAt(1)));
        Assert.Equal("BUREAU-009", Desk.Refused(desk.Restart));
    }
}

public sealed class BureauMarkTests
{
    [Fact]
    public void A_mark_is_how_far_a_ledger_has_come_and_its_default_the_beginning()
    {
        var desk = new Desk();
        Assert.Equal(new BureauMark(2, 0), desk.Ledger.Mark);
        Assert.Equal(BureauFiles.Public(desk.Ledger).Select(f => f.Path), BureauFiles.Public(desk.Ledger, default).Select(f => f.Path));
    }
}

public sealed class BureauFileTests
{
    [Fact]
    public void The_entries_go_on_where_they_ended()
    {
        var desk = new Desk();
        BureauMark mark = desk.Ledger.Mark;
        BureauFile before = BureauFiles.Public(desk.Ledger).Single(f => f.Path == PublicLayout.Entries);
        desk.Committed(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        BureauFile after = BureauFiles.Public(desk.Ledger, mark).Single(f => f.Path == PublicLayout.Entries);
        Assert.Equal((0, before.Content.Length), (before.From, after.From));
    }
}

public sealed class FilesInMemoryTests
{
    [Fact]
    public void Files_are_written_gone_on_with_and_taken_away()
    {
        var files = new FilesInMemory();
        files.Write("draws/brokers-2026-r1/frame.jsonl", [1, 2]);
        files.Write("draws/brokers-2026-r1/frame.jsonl", [3], from: 1);
        files.Write("draws/no-draw/frame.jsonl", [3]);
        Assert.Equal([1, 3], files.TryRead("draws/brokers-2026-r1/frame.jsonl"));
        Assert.Equal([new DrawId(Desk.Brokers, 2026, 1)], files.Draws());
        Assert.Throws<ArgumentOutOfRangeException>(() => files.Write("draws/no-draw/frame.jsonl", [3], from: 2));
        Assert.True(files.Remove("draws/no-draw/frame.jsonl"));
        Assert.Null(files.TryRead("draws/no-draw/frame.jsonl"));
    }
}
