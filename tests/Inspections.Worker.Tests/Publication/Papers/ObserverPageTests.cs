using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Papers;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Papers;

public sealed class ObserverPageTests(RehearsedYear year)
{
    private const string Draw = "property-management-2026-r2";
    private static readonly string[] Names = [$"抽取观察记录-{Draw}.docx", $"抽取观察记录-{Draw}.html"];

    [Fact]
    public async Task The_page_has_the_digest_that_is_published_and_nothing_that_is_drawn()
    {
        using var scratch = new Scratch();
        (int code, string output, string errors) = await Scratch.RunAsync("observe", Draw, "--out", scratch.At("kit"), "--from", year.Folder, "--site", "https://bureau.example/public");
        Assert.True(code == 0, errors);
        Commitment commitment = Commitment.FromJson(CanonicalJson.Parse(await File.ReadAllBytesAsync(Path.Combine(year.Folder, "draws", Draw, "commitment.json"), TestContext.Current.CancellationToken)));
        Assert.Contains($"{commitment.Digest}", output, StringComparison.Ordinal);
        Assert.Contains("已经抽取", errors, StringComparison.Ordinal);
        string receipt = await File.ReadAllTextAsync(Path.Combine(year.Folder, "draws", Draw, "receipt.json"), TestContext.Current.CancellationToken);
        foreach (string text in Names.Select(n => TextOf(scratch.At(Path.Combine("kit", n)))))
        {
            string plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
            Assert.Contains($"{commitment.Digest}", plain, StringComparison.Ordinal);
            Assert.Contains($"https://bureau.example/public/draws/{Draw}/", text, StringComparison.Ordinal);
            Assert.Contains(MomentText.Of(commitment.DrawAt), text, StringComparison.Ordinal);
            Each.Of(commitment.Sources, s => Assert.Contains($"{s.Name}", text, StringComparison.Ordinal));
            Assert.DoesNotContain(receipt.Split("\"prk\":\"")[1][..64], plain, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_commitment_gives_the_same_bytes()
    {
        using var scratch = new Scratch();
        foreach (string folder in (string[])["a", "b"])
        {
            Assert.Equal(0, (await Scratch.RunAsync("observe", Draw, "--out", scratch.At(folder), "--from", year.Folder)).Code);
        }

        Each.Of(Names, n => Assert.Equal(File.ReadAllBytes(scratch.At(Path.Combine("a", n))), File.ReadAllBytes(scratch.At(Path.Combine("b", n)))));
    }

    [Fact]
    public async Task Nothing_is_printed_of_a_commitment_that_is_not_there_or_not_the_ledgers()
    {
        using var scratch = new Scratch();
        (int code, _, string errors) = await Scratch.RunAsync("observe", "property-management-2026-r9", "--out", scratch.At("kit"), "--from", year.Folder);
        Assert.True(code != 0 && errors.Contains("尚未公示", StringComparison.Ordinal), errors);

        string copy = year.CopyInto(scratch);
        string file = Path.Combine(copy, "draws", Draw, "commitment.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"gone\":0", "\"gone\":1", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (code, _, errors) = await Scratch.RunAsync("observe", Draw, "--out", scratch.At("kit"), "--from", copy);
        Assert.True(code != 0 && errors.Contains("不符", StringComparison.Ordinal), errors);
        Assert.False(System.IO.Directory.Exists(scratch.At("kit")));
        Assert.Equal(64, (await Scratch.RunAsync("observe", Draw, "--out", scratch.At("kit"), "--from", year.Folder, "--site", "bureau")).Code);
    }

    [Fact]
    public void Every_source_has_room_for_what_is_to_be_written_down()
    {
        string json = File.ReadAllText(Path.Combine(year.Folder, "draws", Draw, "commitment.json"));
        Commitment plain = Commitment.FromJson(CanonicalJson.Parse(Encoding.UTF8.GetBytes(json)));
        Source[] sources = [new DiceSource(Label.Parse("dice"), 23), .. plain.Sources, new LotterySource(Label.Parse($"ssq:{plain.DrawAt.Year}001"), Lottery.DoubleColourBall, plain.DrawAt.AddHours(5)), DrandSource.FirstAt(plain.DrawAt)];
        DateOnly discloseBy = DateOnly.FromDateTime(plain.DrawAt.DateTime).AddDays(30);
        Commitment full = Commitment.FromJson(Json.Object(
        [
            .. plain.ToJson().Members.Where(m => m.Key is not ("sources" or "discloseBy")).Select(m => (m.Key, (Json?)m.Value)),
            ("sources", Json.Array(sources, s => s.ToJson())),
            ("discloseBy", BeijingTime.Format(discloseBy)),
        ]));
        ObserverPart part = ObserverPage.Of(full, null).Parts[1];
        Assert.Equal(full.Sources.Count + 3, part.Rows.Count);
        Assert.Equal(2 * 23, part.Rows[1].Right.Count(c => c == '＿'));
        Assert.Contains("＿＿ ＿＿ ＿＿ ＿＿ ＿＿ ＿＿ ｜ ＿＿", part.Rows.Single(r => r.Left.Contains("双色球", StringComparison.Ordinal)).Right, StringComparison.Ordinal);
        Assert.Contains(BeijingTime.Format(discloseBy), part.Rows.Single(r => r.Left.Contains("own:", StringComparison.Ordinal)).Right, StringComparison.Ordinal);
    }

    private static string TextOf(string file)
    {
        if (Path.GetExtension(file) == ".html")
        {
            return System.Net.WebUtility.HtmlDecode(File.ReadAllText(file));
        }

        using var document = WordprocessingDocument.Open(file, isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(t => t.Text));
    }
}
