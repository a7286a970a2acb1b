using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Lifecycle.Staffing;
using Inspections.Worker.Tests.Verifiers;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Papers;

/// <summary>What a division gets on paper after a draw.</summary>
public sealed class PapersTests
{
    [Fact]
    public void Every_paper_is_a_sound_file_and_the_same_when_written_again()
    {
        using var desk = new ResultDesk();
        DrawPapers papers = Of(desk.Desk, ResultDesk.Draw);
        Func<byte[]>[] documents = [() => NoticePaper.Write(papers.Visits[0]), () => RecordPaper.Write(papers.Visits[0]), () => Review(desk, papers)];
        Func<byte[]>[] workbooks = [() => ResultSheet.Write(papers), () => InspectorSheet.Write(papers.Visits[0].Team[0], papers.Visits)];
        Each.Of(documents, write => Sound(write, b => WordprocessingDocument.Open(b, isEditable: false)));
        Each.Of(workbooks, write => Sound(write, b => SpreadsheetDocument.Open(b, isEditable: false)));
    }

    [Fact]
    public void A_notice_says_for_what_by_whom_when_and_how_to_ask_for_another_inspector()
    {
        using var desk = new ResultDesk();
        VisitPaper visit = Of(desk.Desk, ResultDesk.Draw).Visits[0];
        string notice = Words(NoticePaper.Write(visit));
        foreach (string part in (string[])[visit.Name, $"{visit.Firm}", $"{visit.Tasks[0].Number}", $"{visit.Tasks[0].Plan}", "《物业管理条例》", visit.Team[0].Certificate, visit.Team[1].Certificate, "申请回避", "第四十三条", $"：{visit.VisitsThisYear} 次"])
        {
            Assert.Contains(part, notice, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_of_a_result_is_filled_in_beforehand()
    {
        using var desk = new ResultDesk();
        using var scratch = new Scratch();
        string sheet = Printed(desk, scratch);
        foreach (Column column in ResultFile.Columns.Except([ResultFile.Draw, ResultFile.Firm, ResultFile.Name, ResultFile.Team]))
        {
            Each.Of(Enumerable.Range(2, desk.Firms.Count), row => Assert.Equal("", FilledSheet.Read(sheet, column, row)));
        }

        Assert.DoesNotContain("☑", Words(RecordPaper.Write(Of(desk.Desk, ResultDesk.Draw).Visits[0])), StringComparison.Ordinal);
        Each.Of(ResultFile.Read(sheet, new ImportOptions()).Rows, r => Assert.Null(r.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sheet_that_was_filled_in_is_imported_also_after_LibreOffice_has_saved_it(bool saved)
    {
        using var desk = new ResultDesk();
        using var scratch = new Scratch();
        string sheet = Printed(desk, scratch);
        InspectionResult result = desk.Good(Identifier.Parse(FilledSheet.Read(sheet, ResultFile.Firm, 2)));
        FilledSheet.WriteDay(sheet, 2, result.InspectedOn);
        FilledSheet.Write(
            sheet,
            2,
            (ResultFile.Inspectors, string.Join('；', result.Inspectors)),
            (ResultFile.Items, "WY-01；WY-02"),
            (ResultFile.Categories, "发现问题已责令改正；未按规定公示应当公示的信息"),
            (ResultFile.Problems, "WY-01：未公示收费标准"),
            (ResultFile.FollowUps, "责令改正 2026-12-01"));
        if (saved)
        {
            sheet = await SavedByLibreOfficeAsync(sheet, scratch);
        }

        ImportedRows<InspectionResult?> read = ResultFile.Read(sheet, new ImportOptions());
        Assert.Empty(read.Problems.Listed);
        InspectionResult found = Assert.Single(read.Rows, r => r.Value is not null).Value!;
        Assert.Equal(result.InspectedOn, found.InspectedOn);
        Assert.Equal(2, found.Items.Count);
        Assert.Equal(2, found.Categories.Count);
        Assert.Empty(desk.Faults(found));
        Assert.Equal(EntryOutcome.Submitted, desk.Submit(found));
        Assert.Equal(EntryOutcome.Unchanged, desk.Submit(found));
    }

    [Fact]
    public void Papers_follow_a_substitution()
    {
        using var desk = new ResultDesk();
        VisitPaper before = Of(desk.Desk, ResultDesk.Draw).Visits[0];
        Identifier leaving = before.Team[1].Id;
        new SubstituteInspector(desk.Desk.Bureau).Execute(
            ResultDesk.Draw, before.Firm, leaving, SubstitutionReason.Absent, new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2")));
        VisitPaper after = Of(desk.Desk, ResultDesk.Draw).Visits.Single(v => v.Firm == before.Firm);
        Assert.DoesNotContain(after.Team, m => m.Id == leaving);
        Assert.DoesNotContain(before.Team[1].Certificate, Words(NoticePaper.Write(after)), StringComparison.Ordinal);
        Assert.Equal(before.Day, after.Day);
    }

    [Fact]
    public void A_joint_visit_has_one_notice_for_both_tasks()
    {
        using var joint = new JointDesk();
        joint.Join();
        VisitPaper visit = Of(joint.Desk, Desk.First).Visits.Single(v => v.Firm == JointDesk.Firm);
        string notice = Words(NoticePaper.Write(visit));
        Assert.Equal(2, visit.Tasks.Count);
        Each.Of(visit.Tasks, t => Assert.Contains($"{t.Number}", notice, StringComparison.Ordinal));
        Assert.Contains("综合查一次", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_review_form_shows_who_approved_and_leaves_the_rest_open()
    {
        using var desk = new ResultDesk();
        foreach (Identifier firm in desk.Firms)
        {
            desk.Submit(desk.Good(firm));
        }

        desk.Approve("Z1", [.. desk.Firms]);
        string form = Words(Review(desk, Of(desk.Desk, ResultDesk.Draw)));
        Assert.Contains("Z1", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Z3", form, StringComparison.Ordinal);
        Assert.Contains($"0 / {desk.Firms.Count}", form, StringComparison.Ordinal);
        Assert.Contains("未发现问题", form, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_somebody_filled_in_is_not_written_over()
    {
        using var scratch = new Scratch();
        var folder = new PaperFolder(scratch.At("papers"), scratch.At("public"), force: false);
        folder.Put(Sheet(1));
        folder.Put(Sheet(1));
        Assert.Equal(1, folder.Written);
        Assert.Equal(PaperRefusals.FilledIn, Assert.Throws<UserErrorException>(() => folder.Put(Sheet(2))).Kind);
        new PaperFolder(scratch.At("papers"), scratch.At("public"), force: true).Put(Sheet(3));
        Assert.Equal([3], File.ReadAllBytes(scratch.At("papers/x.xlsx")));

        static Paper Sheet(byte content) => new("", "x.xlsx", [content], IsFilledIn: true);
    }

    [Fact]
    public void Papers_never_lie_in_the_public_folder()
    {
        using var scratch = new Scratch();
        Assert.Throws<UserErrorException>(new PaperFolder(scratch.At("public/papers"), scratch.At("public"), force: false).Require);
        new PaperFolder(scratch.At("public-papers"), scratch.At("public"), force: false).Require();
    }

    [Fact]
    public void There_are_no_papers_before_the_draw()
    {
        using var desk = new Desk();
        Assert.Throws<UserErrorException>(() => Of(desk, Desk.First));
    }

    private static DrawPapers Of(Desk desk, DrawId draw) => DrawPapers.Of(desk.Bureau, desk.Calendar, desk.Settings.Naming, draw);

    private static byte[] Review(ResultDesk desk, DrawPapers papers) =>
        desk.Desk.Bureau.Database.Read(s => ReviewPaper.Write(s, papers, desk.Desk.Settings.Review, desk.Desk.Settings.Staff));

    private static string Printed(ResultDesk desk, Scratch scratch)
    {
        string file = scratch.At("sheet.xlsx");
        File.WriteAllBytes(file, ResultSheet.Write(Of(desk.Desk, ResultDesk.Draw)));
        return file;
    }

    private static string Words(byte[] document)
    {
        using var file = new MemoryStream(document);
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        return word.MainDocumentPart!.Document!.InnerText;
    }

    private static void Sound(Func<byte[]> write, Func<Stream, OpenXmlPackage> open)
    {
        byte[] once = write();
        Assert.Equal(once, write());
        using var file = new MemoryStream(once);
        using OpenXmlPackage package = open(file);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    private static async Task<string> SavedByLibreOfficeAsync(string file, Scratch scratch)
    {
        string into = scratch.At("saved");
        await Installed.RunAsync("soffice", [$"-env:UserInstallation=file://{scratch.At("profile")}", "--headless", "--convert-to", "xlsx", "--outdir", into, file]);
        return Path.Combine(into, Path.GetFileName(file));
    }
}
