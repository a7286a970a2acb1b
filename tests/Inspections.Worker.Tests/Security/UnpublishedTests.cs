using System.IO.Compression;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.Security;

/// <summary>What is not public yet, or never will be, is planted wherever the bureau keeps it, and looked for in every file of the public folder.</summary>
public sealed class UnpublishedTests
{
    private const string First = "DisclosedInformationFalsified", Second = "SeriousNonCooperation";

    private static readonly string[] Never =
    [
        "planted-words-of-a-problem", "planted-remark-of-a-result",
        "planted-why-of-a-request", "planted-why-of-a-list", "planted-name-of-an-account", "planted-reason-of-a-return", "planted-subject-of-the-log", "planted-draft-of-another",
    ];

    [Fact]
    public void No_result_before_its_last_approval_and_nothing_that_stays_inside_is_in_any_public_file()
    {
        using var desk = new ResultDesk();
        Identifier[] firms = [.. desk.Firms.Take(2)];
        Identifier person = desk.Desk.Bureau.Database.Read(s => InspectorStore.Current(s).OrderBy(i => i.Id).First().Id);
        Plant(desk, firms[0], person);
        foreach (Identifier firm in firms)
        {
            desk.Submit(With(desk.Good(firm), First));
        }

        // Entered, then of each state: half approved, returned, and released.
        AssertInside(desk, firms, First);
        desk.Approve("Z1", firms[0]);
        AssertInside(desk, firms, First);
        desk.Return("Z2", firms[0], "planted-reason-of-a-return");
        desk.Release(firms[1]);
        AssertInside(desk, [firms[0]], First);
        Assert.True(Says(PublicTexts(desk), firms[1], First), "what is released is not found: nothing else would be either");

        // A correction waits like a first result does; what is public stays as it is.
        desk.Submit(With(desk.Good(firms[1]), Second), ResultDesk.Correcting("planted-reason-of-a-correction"));
        desk.Approve("Z1", firms[1]);
        AssertInside(desk, [firms[1]], Second, "planted-reason-of-a-correction");
        desk.Approve("Z2", firms[1]);
        desk.Approve("Z3", firms[1]);
        Assert.True(Says(PublicTexts(desk), firms[1], Second), "what is released is not found: nothing else would be either");
    }

    // Whatever else has words of its own, in the state in which it waits for somebody.
    private static void Plant(ResultDesk desk, Identifier firm, Identifier person) => desk.Desk.Bureau.Database.Write(session =>
    {
        DateTimeOffset now = desk.Desk.Bureau.Now;
        var step = new RequestStep(Label.Parse("Q0"), now);
        AccountStore.Add(session, new Account(Label.Parse("Q0"), "planted-name-of-an-account", [RoleTable.Operator], [], desk.Desk.Bureau.Today, null));
        RequestStore.Add(session, new RequestContent(RequestKind.Recusal, Draw: null, firm, [person], $"{RecusalGround.Spouse}", Source: null, 2026, "planted-why-of-a-request"), step);
        RequestStore.Add(session, RequestDesk.NewRecusals([new Recusal(firm, person, RecusalGround.Spouse)], 2026, "planted-why-of-a-list"), step);
        ActionLog.Add(session, new LoggedAction(now, "Q0", "127.0.0.1", "lists.import", "planted-subject-of-the-log", LoggedAction.Done));
        ResultDraftStore.Put(session, Label.Parse("Q0"), new ResultDraft(
            ResultDesk.Draw, firm, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["problem"] = ["planted-draft-of-another"] }, "", 1, now));
    });

    private static InspectionResult With(InspectionResult good, string category) => good with
    {
        Categories = [ResultCategory.Parse(category)],
        Problems = [new ItemProblem(good.Items[0], "planted-words-of-a-problem")],
        Remark = "planted-remark-of-a-result",
    };

    // Neither what a result says of a firm nor any word that stays inside.
    private static void AssertInside(ResultDesk desk, Identifier[] firms, string category, params string[] also)
    {
        List<string> texts = PublicTexts(desk);
        Each.Of(firms, firm => Assert.False(Says(texts, firm, category), $"{firm} {category}"));
        foreach (string planted in Never.Concat(also))
        {
            Assert.DoesNotContain(texts, t => t.Contains(planted, StringComparison.OrdinalIgnoreCase));
        }
    }

    // A record is a line.
    private static bool Says(List<string> texts, Identifier firm, string category) =>
        texts.Any(t => t.Contains(category, StringComparison.Ordinal) && t.Split('\n').Any(l => l.Contains($"{firm}", StringComparison.Ordinal) && l.Contains(category, StringComparison.Ordinal)));

    // Workbooks and archives are looked into: what is packed is as public as what is not.
    private static List<string> PublicTexts(ResultDesk desk)
    {
        desk.Publish();
        var texts = new List<string>();
        foreach (string file in System.IO.Directory.GetFiles(desk.Desk.PublicFolder, "*", SearchOption.AllDirectories))
        {
            Add(file, File.ReadAllBytes(file));
        }

        return texts;

        void Add(string name, byte[] bytes)
        {
            texts.Add(name);
            if (bytes is [0x1f, 0x8b, ..])
            {
                using var unpacked = new MemoryStream();
                using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
                gzip.CopyTo(unpacked);
                Add($"{name}!", unpacked.ToArray());
            }
            else if (bytes is [0x50, 0x4b, 3, 4, ..])
            {
                using var zip = new ZipArchive(new MemoryStream(bytes));
                foreach (ZipArchiveEntry entry in zip.Entries)
                {
                    using var content = new MemoryStream();
                    using Stream packed = entry.Open();
                    packed.CopyTo(content);
                    Add($"{name}!{entry.FullName}", content.ToArray());
                }
            }
            else
            {
                texts.Add(Encoding.UTF8.GetString(bytes));
            }
        }
    }
}
