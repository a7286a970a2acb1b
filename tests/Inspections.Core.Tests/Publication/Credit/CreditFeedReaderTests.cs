using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication.Credit;
using Inspections.Core.Refusals;
using Inspections.Core.Tests.Bureaus;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Publication.Credit;

/// <summary>Whoever follows a feed has every result of the ledger once, and nothing that the ledger does not bear out.</summary>
public sealed class CreditFeedReaderTests
{
    private const string Current = CreditFeed.Folder + CreditFeed.Current;

    [Fact]
    public void Every_record_is_taken_once_wherever_reading_was_left()
    {
        var desk = new FeedDesk();
        int first = desk.Inspect();
        Assert.Equal(first, desk.Take());
        Assert.Equal(0, desk.Take());
        int second = desk.Inspect("改了名的经纪公司"), third = desk.Inspect();
        Assert.True(first < CreditPage.Size && first + second + third > CreditPage.Size, $"{first}, {second}, {third}: two pages");

        // Left after one of two pages.
        Assert.Equal(CreditPage.Size - first, desk.Take(batches: 1));
        Assert.Equal(first + second + third - CreditPage.Size, desk.Take());
        Assert.Equal(Enumerable.Range(1, desk.Stored.Count).Select(n => (long)n), desk.Stored.Select(r => r.Sequence));
        Assert.Equal(desk.Stored.Count, desk.Stored.Select(r => r.Result.Record).Distinct().Count());
    }

    [Fact]
    public void The_newest_head_is_remembered_even_where_no_record_is_new()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        var reader = new CreditFeedReader(desk.Public, desk.Key);
        Assert.Single(reader.Read(TestContext.Current.CancellationToken));
        desk.Desk.Ledger.EnterVisit(desk.Desk.Ledger.EntryAt(desk.Desk.Ledger.Size - 1).At, Identifier.Parse("B001"), new DateOnly(2026, 1, 20), Label.Parse("complaint"));
        desk.Publish();
        Assert.Empty(reader.Read(TestContext.Current.CancellationToken));
        Assert.Equal(desk.Desk.Ledger.Head, reader.Position.Seen);
    }

    [Fact]
    public void Keys_are_followed_as_the_ledger_changes_them_and_the_old_one_stays_good_to_know_it_by()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        desk.Take();
        Rotate(desk);
        int more = desk.Inspect();
        Assert.Equal(more, desk.Take());

        // Somebody who begins now and knows the old key, and somebody who knows the new one.
        Assert.Equal(desk.Stored.Count, Read(desk, desk.Key).Length);
        Assert.Equal(desk.Stored.Count, Read(desk, desk.Desk.Signer.Verifier).Length);
    }

    [Fact]
    public void A_change_of_keys_that_neither_the_old_nor_the_recovery_key_signed_is_refused()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        desk.Take();
        NoteSigner next = Rotate(desk);
        desk.Inspect();
        string path = PublicLayout.CheckpointAt(desk.Desk.Ledger.Reading.Entries.EntriesOf<KeyBody>().Last().Index + 1);
        string text = SignedNote.Parse(desk.Public.TryRead(path)!).Text;
        desk.Public.Write(path, Encoding.UTF8.GetBytes(NoteSigner.Sign(text, next)));
        Assert.Equal("FEED-005", desk.Refused());
        Assert.Equal("FEED-005", Desk.Refused(() => Read(desk, desk.Key)));
    }

    [Fact]
    public void Another_key_than_the_one_that_is_known_is_refused()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        VerifierKey stranger = TestKeys.Signer("350100/housing", "stranger").Verifier;
        Assert.Equal("FEED-005", Desk.Refused(() => Read(desk, stranger)));

        string head = SignedNote.Parse(desk.Public.TryRead(PublicLayout.Checkpoint)!).Text;
        desk.Public.Write(PublicLayout.Checkpoint, Encoding.UTF8.GetBytes(NoteSigner.Sign(head, TestKeys.Signer("350100/housing", "stranger"))));
        Assert.Equal("FEED-005", desk.Refused());
        Assert.Empty(desk.Stored);
    }

    [Theory]
    [InlineData("\"check_result\":\"未发现问题\"", "\"check_result\":\"不配合检查情节严重\"")]
    [InlineData("\"cd_operation\":\"i\"", "\"cd_operation\":\"d\"")]
    [InlineData("\"sequence\":2,", "\"sequence\":3,")]
    [InlineData("\"NoProblemFound\"", "\"SeriousNonCooperation\"")]
    [InlineData("\"version\":1", "\"version\":2")]
    public void A_record_that_says_anything_else_than_the_ledger_is_refused(string from, string to)
    {
        var desk = new FeedDesk();
        desk.Inspect();
        desk.Replace(Current, from, to);
        Assert.Equal("FEED-004", desk.Refused());
        Assert.Empty(desk.Stored);
    }

    [Fact]
    public void A_record_that_is_left_out_is_noticed()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        (CreditPage page, IReadOnlyList<Json.Map> records) = CreditPage.Read(desk.Public.TryRead(Current)!);
        Json.Map[] fewer = [.. records.Skip(1).Select((r, n) => (Json.Map)CanonicalJson.Parse(Encoding.UTF8.GetBytes(r.ToString().Replace($"\"sequence\":{n + 2},", $"\"sequence\":{n + 1},", StringComparison.Ordinal))))];
        desk.Public.Write(Current, CreditPage.Last(page.To - 1).ToFile(fewer));
        Assert.Equal("FEED-004", desk.Refused());
    }

    [Fact]
    public void What_was_taken_and_is_altered_afterwards_is_noticed_even_where_the_ledger_says_nothing_of_it()
    {
        var desk = new FeedDesk();
        desk.Inspect("甲公司");
        desk.Take();
        desk.Replace(Current, "甲公司", "乙公司");
        Assert.Equal("FEED-003", desk.Refused());
    }

    [Fact]
    public void Another_ledger_by_the_same_key_is_history_that_was_rewritten()
    {
        FeedDesk desk = new(), other = new();
        desk.Inspect();
        desk.Take();
        desk.Inspect();

        // The same bureau tells somebody else another story, longer than the one that was seen.
        other.Desk.Ledger.EnterVisit(Desk.Start, Identifier.Parse("B001"), new DateOnly(2026, 1, 4), Label.Parse("complaint"));
        other.Inspect();
        other.Inspect();
        foreach (string path in (string[])[PublicLayout.Entries, PublicLayout.Checkpoint])
        {
            desk.Public.Write(path, other.Public.TryRead(path)!);
        }

        Assert.Equal("FEED-003", desk.Refused());
    }

    [Fact]
    public void An_older_copy_takes_nothing_back_and_is_to_be_read_again_later()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        byte[] page = desk.Public.TryRead(Current)!, head = desk.Public.TryRead(PublicLayout.Checkpoint)!;
        desk.Inspect();
        desk.Take();

        byte[] newest = desk.Public.TryRead(Current)!;
        desk.Public.Write(Current, page);
        Assert.Equal(0, desk.Take());
        desk.Public.Write(Current, newest);
        desk.Public.Write(PublicLayout.Checkpoint, head);
        RefusedException refused = Assert.Throws<RefusedException>(() => desk.Take());
        Assert.Equal(("FEED-002", RefusalNature.Unreadable), (refused.Refusal.Id, refused.Nature));
    }

    [Fact]
    public void What_is_missing_or_no_page_is_to_be_read_again_later()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        desk.Public.Write(Current, "{}"u8);
        Assert.Equal("FEED-006", desk.Refused());
        desk.Public.Remove(Current);
        Assert.Equal("FEED-001", desk.Refused());
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        var desk = new FeedDesk();
        desk.Inspect();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => new CreditFeedReader(desk.Public, desk.Key).Read(stop.Token).ToArray());
    }

    private static CreditRecord[] Read(FeedDesk desk, VerifierKey key) => [.. new CreditFeedReader(desk.Public, key).Read(TestContext.Current.CancellationToken).SelectMany(b => b.Records)];

    private static NoteSigner Rotate(FeedDesk desk)
    {
        NoteSigner next = TestKeys.Signer("350100/housing", "feed next");
        desk.Desk.Ledger.RotateKeys(desk.Desk.Ledger.EntryAt(desk.Desk.Ledger.Size - 1).At, next, desk.Desk.Recovery, desk.Desk.Recovery.Verifier);
        desk.Desk.Signer = next;
        desk.Publish();
        return next;
    }
}
