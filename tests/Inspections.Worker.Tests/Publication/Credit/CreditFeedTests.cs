using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Publication.Naming;
using NJsonSchema;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Credit;

public sealed class CreditFeedTests(RehearsedYear year)
{
    [Fact]
    public void Every_result_of_the_ledger_is_a_record_in_its_order_and_proves_it()
    {
        string[] leaves = File.ReadAllLines(Path.Combine(year.Folder, "ledger/entries.jsonl"));
        long[] results = [.. leaves.Index().Where(l => l.Item.EndsWith("\"kind\":\"result\"}", StringComparison.Ordinal)).Select(l => (long)l.Index)];
        JsonElement[] records = [.. Records(year.Folder)];

        Assert.Equal(results, records.Select(r => r.GetProperty("ledger").GetProperty("index").GetInt64()));
        Assert.Equal(Enumerable.Range(1, results.Length), records.Select(r => r.GetProperty("sequence").GetInt32()));
        Each.Of(records, r =>
        {
            JsonElement proof = r.GetProperty("ledger");
            (long index, long size) = (proof.GetProperty("index").GetInt64(), proof.GetProperty("size").GetInt64());
            Checkpoint signed = Checkpoint.Parse(SignedNote.Parse(File.ReadAllBytes(Path.Combine(year.Folder, $"ledger/checkpoints/{size}"))).Text);
            Digest[] path = [.. proof.GetProperty("proof").EnumerateArray().Select(d => Digest.Parse(d.GetString()!))];
            Assert.True(MerkleProof.Includes(signed.Head, index, MerkleTree.LeafHash(Encoding.UTF8.GetBytes(leaves[index])), path));
        });
    }

    [Fact]
    public async Task Every_page_is_valid_against_the_schema_beside_it_and_a_page_without_a_member_is_not()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(year.Folder, "feed/credit/schema.json"), TestContext.Current.CancellationToken);
        string[] pages = Pages(year.Folder);
        Each.Of(pages, p => Assert.Empty(schema.Validate(File.ReadAllText(p))));
        string page = File.ReadAllText(pages[0]);
        Assert.NotEmpty(schema.Validate(page.Replace("\"sequence\":1,", "", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(page.Replace("\"cd_operation\":\"i\"", "\"cd_operation\":\"x\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_bureau_without_results_has_an_empty_page()
    {
        using var desk = new CreditDesk();
        desk.Publish();
        using var page = JsonDocument.Parse(desk.Text("current.json"));
        Assert.Equal(0, page.RootElement.GetProperty("to").GetInt32());
        Assert.Equal(0, page.RootElement.GetProperty("records").GetArrayLength());
    }

    [Fact]
    public void A_page_that_is_closed_keeps_its_bytes_and_a_record_the_names_it_was_made_with()
    {
        using var desk = new CreditDesk();
        desk.Name("甲公司");
        desk.Enter(CreditPage.Size + 1);
        desk.Publish();
        string closed = desk.Text("1-50.json");
        desk.Name("乙公司");
        desk.Enter(CreditPage.Size);
        desk.Publish();

        Assert.Equal(closed, desk.Text("1-50.json"));
        Assert.Contains("甲公司", desk.Text("51-100.json"), StringComparison.Ordinal);
        Assert.Contains("乙公司", desk.Text("51-100.json"), StringComparison.Ordinal);
        Assert.Contains("\"previous\":\"51-100.json\"", desk.Text("current.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_feed_is_published_again_with_the_same_bytes()
    {
        using var desk = new CreditDesk();
        desk.Enter((2 * CreditPage.Size) + 3);
        desk.Publish();
        string[] before = [.. Pages(desk.Folder).Select(File.ReadAllText)];
        System.IO.Directory.Delete(Path.Combine(desk.Folder, "feed"), recursive: true);
        desk.Publish();
        Assert.Equal(before, Pages(desk.Folder).Select(File.ReadAllText));
    }

    [Fact]
    public void A_correction_is_u_and_a_withdrawal_is_d_of_the_same_record()
    {
        using var desk = new CreditDesk();
        desk.Enter(1);
        desk.Correct(1, 2, "NoProblemFound");
        desk.Correct(1, 3, "withdrawn");
        desk.Publish();
        Assert.Equal(["i", "u", "d"], Records(desk.Folder).Select(r => r.GetProperty("cd_operation").GetString()));
        Assert.Single(Records(desk.Folder).Select(r => r.GetProperty("record_unique_identity").GetString()).Distinct());
    }

    [Fact]
    public void An_individual_business_is_not_named_and_inspectors_only_where_the_bureau_says_so()
    {
        using var desk = new CreditDesk { Firm = new Firm(Identifier.Parse("92350100MA00000000"), "张三小店", [SectorCode.Parse("property-management")]) };
        desk.Name("张三小店");
        desk.Enter(1);
        desk.Publish();
        Assert.DoesNotContain("张三", string.Concat(Directory(desk.Folder).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.DoesNotContain("check_personnel\"", desk.Text("current.json"), StringComparison.Ordinal);

        desk.Enter(1);
        desk.Publish(new PublicationOptions { NameInspectors = true });
        string[] names = [.. Records(desk.Folder).Last().GetProperty("check_personnel").EnumerateArray().Select(n => n.GetString()!)];
        Assert.Equal(2, names.Length);
        Assert.Contains(string.Join('；', names), desk.Text("2026.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void The_table_opens_in_a_spreadsheet_and_runs_nothing(string name)
    {
        using var desk = new CreditDesk();
        desk.Name(name);
        desk.Enter(1);
        desk.Publish();
        byte[] bytes = File.ReadAllBytes(Path.Combine(desk.Folder, "feed/credit/2026.csv"));
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        string table = Encoding.UTF8.GetString(bytes);
        Assert.Contains("检查对象名称", table, StringComparison.Ordinal);
        Assert.DoesNotContain($",{name[0]}", table, StringComparison.Ordinal);
        Assert.DoesNotContain($",\"{name[0]}", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_records_are_an_atom_feed()
    {
        using var xml = XmlReader.Create(Path.Combine(year.Folder, "feed/credit/atom.xml"));
        var feed = SyndicationFeed.Load(xml);
        Assert.NotEmpty(feed.Items);
        Assert.Equal(feed.Items.Count(), feed.Items.Select(i => i.Id).Distinct().Count());
        Each.Of(feed.Items, i => Assert.True(System.IO.Directory.Exists(Path.Combine(year.Folder, "feed/credit", i.Links[0].Uri.OriginalString)), i.Links[0].Uri.OriginalString));
    }

    private static string[] Directory(string folder) => System.IO.Directory.GetFiles(Path.Combine(folder, "feed/credit"));

    // The oldest first.
    private static string[] Pages(string folder) =>
    [
        .. Directory(folder).Where(f => CreditPage.IsClosedName(Path.GetFileName(f))).OrderBy(f => Path.GetFileName(f).Length).ThenBy(f => f, StringComparer.Ordinal),
        Path.Combine(folder, "feed/credit/current.json"),
    ];

    private static IEnumerable<JsonElement> Records(string folder) =>
        Pages(folder).SelectMany(p => JsonDocument.Parse(File.ReadAllText(p)).RootElement.GetProperty("records").EnumerateArray());
}
