using System.Text.Json;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication.Credit;
using Xunit;

namespace Inspections.Core.Tests.Publication.Credit;

public sealed class CreditRecordTests
{
    private static readonly Lazy<FeedDesk> Inspected = new(() =>
    {
        var desk = new FeedDesk();
        desk.Inspect();
        desk.Take();
        return desk;
    });

    internal static CreditRecord First => Inspected.Value.Stored[0];

    internal static CreditFeedPosition After => CreditFeedPosition.FromJson(CanonicalJson.Parse(Inspected.Value.Saved));

    [Fact]
    public void A_record_is_read_as_it_was_made_and_says_what_its_entry_says()
    {
        LedgerEntry entry = Inspected.Value.Desk.Ledger.EntryAt(First.Entry.Index);
        CreditRecord made = CreditRecord.Make(1, entry, Bureaus.Desk.Authority, FeedDesk.Describe(), First.Head, First.Proof);
        Assert.Equal(First, made);
        Assert.Equal(made, CreditRecord.FromJson(made.Content, Bureaus.Desk.Authority));
        Assert.Equal(made.Result.Firm.ToString(), ((Json.Text)made.Content.Members["administrative_cp_ui_code"]).Value);
    }

    [Fact]
    public void What_is_no_result_or_not_under_the_head_makes_no_record()
    {
        LedgerEntry key = Inspected.Value.Desk.Ledger.EntryAt(0);
        Assert.Throws<ArgumentException>(() => CreditRecord.Make(1, key, Bureaus.Desk.Authority, FeedDesk.Describe(), First.Head, First.Proof));
        Assert.Throws<ArgumentException>(() => CreditRecord.Make(1, First.Entry, Bureaus.Desk.Authority, FeedDesk.Describe(), First.Head, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditRecord.Make(0, First.Entry, Bureaus.Desk.Authority, FeedDesk.Describe(), First.Head, First.Proof));
        Assert.Throws<ProtocolFormatException>(() => CreditRecord.FromJson(First.Content, Authority.Parse("350200/housing")));
        Assert.Throws<ProtocolFormatException>(() => CreditRecord.FromJson(Json.Object(("sequence", 1)), Bureaus.Desk.Authority));
    }
}

public sealed class CreditDetailsTests
{
    [Fact]
    public void A_joint_visit_items_and_names_stand_in_the_record()
    {
        CreditDetails details = FeedDesk.Describe() with
        {
            IsJoint = true,
            Inspectors = ["张一", "李二"],
            Items = [new InspectionItem(Identifier.Parse("WY-01"), Bureaus.Desk.Brokers, "合同", "依据", "住房局", "对象", "内容", "书面检查")],
        };
        string text = CreditRecord.Make(1, CreditRecordTests.First.Entry, Bureaus.Desk.Authority, details, CreditRecordTests.First.Head, CreditRecordTests.First.Proof).Content.ToString();
        foreach (string said in (string[])["\"check_form\":\"联合检查\"", "\"check_personnel\":[\"张一\",\"李二\"]", "\"check_mode\":\"书面检查\"", "\"raninsItemName\":\"合同\""])
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Equal(FeedDesk.Describe(), FeedDesk.Describe());
    }
}

public sealed class CreditFeedPositionTests
{
    [Fact]
    public void A_position_is_kept_as_json_and_read_again_to_the_same()
    {
        CreditFeedPosition position = CreditRecordTests.After;
        Assert.True(position.Sequence > 0 && position.Seen is not null);
        Assert.Equal(position, JsonSerializer.Deserialize<CreditFeedPosition>(JsonSerializer.Serialize(position)));
        Assert.Equal(CreditFeedPosition.Start, CreditFeedPosition.FromJson(CreditFeedPosition.Start.ToJson()));
        Assert.NotEqual(CreditFeedPosition.Start, position);
    }

    [Fact]
    public void Subtrees_that_do_not_make_a_log_are_no_position() => Assert.Throws<ProtocolFormatException>(() => CreditFeedPosition.FromJson(CanonicalJson.Parse(
        System.Text.Encoding.UTF8.GetBytes(CreditFeedPosition.Start.ToJson().ToString().Replace("\"size\":0", "\"size\":1", StringComparison.Ordinal)))));
}

public sealed class CreditBatchTests
{
    [Fact]
    public void Batches_of_the_same_records_are_equal() =>
        Assert.Equal(new CreditBatch([CreditRecordTests.First], CreditRecordTests.After), new CreditBatch(new List<CreditRecord> { CreditRecordTests.First }, CreditRecordTests.After));
}

public sealed class CreditPageTests
{
    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(50, 1, 1, 50)]
    [InlineData(51, 2, 51, 51)]
    [InlineData(101, 3, 101, 101)]
    public void Every_page_but_the_last_is_full(long records, long number, long from, long to) => Assert.Equal(new CreditPage(number, from, to), CreditPage.Last(records));

    [Fact]
    public void A_page_is_read_as_it_is_written()
    {
        CreditPage page = CreditPage.Last(52);
        Json.Map[] records = [Json.Object(("a", 1)), Json.Object(("a", 2))];
        (CreditPage read, IReadOnlyList<Json.Map> found) = CreditPage.Read(page.ToFile(records));
        Assert.Equal(page, read);
        Assert.Equal(records, found);
        Assert.Throws<ArgumentException>(() => page.ToFile([]));
        Assert.Throws<ProtocolFormatException>(() => CreditPage.Read("{}"u8));
    }
}

public sealed class BureauFeedTests
{
    [Fact]
    public void Records_that_are_published_are_never_made_again()
    {
        var desk = new FeedDesk();
        desk.Inspect("甲公司");
        desk.Inspect("乙公司");
        Assert.Empty(BureauFeed.Public(desk.Desk.Ledger, desk.Public, _ => throw new InvalidOperationException("asked again")));
        desk.Take();
        Assert.Equal(["乙公司", "甲公司"], desk.Stored.Select(r => ((Json.Text)r.Content.Members["administrative_cp"]).Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_feed_that_has_more_records_than_the_ledger_is_not_gone_on_with()
    {
        FeedDesk full = new(), empty = new();
        full.Inspect();
        Assert.Throws<ArgumentException>(() => BureauFeed.Public(empty.Desk.Ledger, full.Public, _ => FeedDesk.Describe()).ToArray());
    }

    [Fact]
    public void A_bureau_without_results_publishes_an_empty_page()
    {
        var desk = new FeedDesk();
        desk.Publish();
        Assert.Equal(CreditPage.Last(0), CreditPage.Read(desk.Public.TryRead(CreditFeed.Folder + CreditFeed.Current)!).Page);
        Assert.NotNull(desk.Public.TryRead(CreditFeed.Folder + CreditFeed.Schema));
        Assert.Equal(0, desk.Take());
    }
}
