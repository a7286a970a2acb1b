using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
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
        Func<byte[]>[] documents = [.. PaperKind.All.Select(k => (Func<byte[]>)(() => Paper(desk, papers, k)))];
        Func<byte[]>[] workbooks = [() => ResultSheet.Write(papers), () => InspectorSheet.Write(papers.Visits[0].Team[0], papers.Visits)];
        Each.Of(documents, write => Sound(write, b => WordprocessingDocument.Open(b, isEditable: false)));
        Each.Of(workbooks, write => Sound(write, b => SpreadsheetDocument.Open(b, isEditable: false)));
    }

    [Fact]
    public void A_notice_says_for_what_by_whom_when_and_how_to_ask_for_another_inspector()
    {
        using var desk = new ResultDesk(set =>
        {
            set.Papers.NoticeContact = "物业处 0591-1234";
            set.Papers.ComplaintTelephone = "12345";
        });
        DrawPapers papers = Of(desk.Desk, ResultDesk.Draw);
        VisitPaper visit = papers.Visits[0];
        string notice = Words(Paper(desk, papers, PaperKind.Notice));
        string[] parts =
        [
            visit.Name, $"{visit.Firm}", visit.Number, $"{visit.Tasks[0].Plan}", $"{visit.Day.Year}年{visit.Day.Month}月{visit.Day.Day}日", "检查地点", "《物业管理条例》",
            visit.Team[0].Certificate, visit.Team[1].Certificate, "申请回避", "第四十三条", $"各类检查：{visit.Earlier.Count} 次", $"不超过 {visit.Cap} 次",
            "联系人：物业处 0591-1234", "投诉举报电话：12345", "严禁逐利检查", "严禁干扰企业正常生产经营", "严禁刻意检查", "严禁以各种名义变相检查", "严禁下达检查指标",
        ];
        Each.Of(parts, part => Assert.Contains(part, notice, StringComparison.Ordinal));
        Assert.DoesNotContain("{{", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("检查码", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_result_is_filled_in_beforehand()
    {
        using var desk = new ResultDesk();
        using var scratch = new Scratch();
        string sheet = Printed(desk, scratch);
        foreach (Inspections.Worker.Files.Lists.Column column in ResultFile.Columns.Except([ResultFile.Draw, ResultFile.Firm, ResultFile.Name, ResultFile.Team]))
        {
            Each.Of(Enumerable.Range(2, desk.Firms.Count), row => Assert.Equal("", FilledSheet.Read(sheet, column, row)));
        }

        Assert.DoesNotContain("☑", Words(Paper(desk, Of(desk.Desk, ResultDesk.Draw), PaperKind.Record)), StringComparison.Ordinal);
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
        Assert.Contains(before.Team[1].Certificate, Words(Paper(desk, Of(desk.Desk, ResultDesk.Draw), PaperKind.Notice)), StringComparison.Ordinal);
        Identifier leaving = before.Team[1].Id;
        new SubstituteInspector(desk.Desk.Bureau).Execute(
            ResultDesk.Draw, before.Firm, leaving, SubstitutionReason.Absent, new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2")));
        DrawPapers changed = Of(desk.Desk, ResultDesk.Draw);
        VisitPaper after = changed.Visits.Single(v => v.Firm == before.Firm);
        Assert.DoesNotContain(after.Team, m => m.Id == leaving);
        Assert.DoesNotContain(before.Team[1].Certificate, Words(Paper(desk, changed with { Visits = [after] }, PaperKind.Notice)), StringComparison.Ordinal);
        Assert.Equal(before.Day, after.Day);
    }

    [Fact]
    public void A_joint_visit_has_one_notice_for_both_tasks()
    {
        using var joint = new JointDesk();
        joint.Join();
        DrawPapers papers = Of(joint.Desk, Desk.First);
        VisitPaper visit = papers.Visits.Single(v => v.Firm == JointDesk.Firm);
        string notice = Words(Built(PaperKind.Notice).Fill(PaperFacts.Visit(papers, visit)));
        Assert.Equal(2, visit.Tasks.Count);
        Each.Of(visit.Tasks, t => Assert.Contains($"{t.Number}", notice, StringComparison.Ordinal));
        Assert.Contains("合并为一次检查（综合查一次）", notice, StringComparison.Ordinal);
        using var alone = new ResultDesk();
        Assert.DoesNotContain("综合查一次", Words(Paper(alone, Of(alone.Desk, ResultDesk.Draw), PaperKind.Notice)), StringComparison.Ordinal);
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
        string form = Words(Paper(desk, Of(desk.Desk, ResultDesk.Draw), PaperKind.Review));
        Assert.Contains("Z1", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Z3", form, StringComparison.Ordinal);
        Assert.Contains($"0 / {desk.Firms.Count}", form, StringComparison.Ordinal);
        Assert.Contains("未发现问题", form, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_firm_is_told_follows_the_result_and_what_was_handed_out_before_stays()
    {
        using var desk = new ResultDesk();
        Identifier firm = Of(desk.Desk, ResultDesk.Draw).Visits[0].Firm;
        Assert.DoesNotContain(PaperKind.Outcome, PaperSet.KindsOf(null));
        desk.Submit(desk.Good(firm) with
        {
            Categories = [ResultCategory.Parse("ProblemOrderedCorrected")],
            Problems = [new ItemProblem(Identifier.Parse("WY-01"), "未公示收费标准")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, new DateOnly(2026, 9, 1))],
        });
        DrawPapers papers = Of(desk.Desk, ResultDesk.Draw);
        Assert.Equal([PaperKind.Notice, PaperKind.Record, PaperKind.Service, PaperKind.Outcome, PaperKind.Correction], PaperSet.KindsOf(papers.Visits[0].Result));
        string outcome = Words(Paper(desk, papers, PaperKind.Outcome)), correction = Words(Paper(desk, papers, PaperKind.Correction));
        Assert.Contains("发现问题已责令改正", outcome, StringComparison.Ordinal);
        Assert.Contains("未公示收费标准", outcome, StringComparison.Ordinal);
        Assert.Contains("2026年9月1日 前改正", correction, StringComparison.Ordinal);
        Assert.DoesNotContain("发现问题", Words(Paper(desk, papers, PaperKind.Notice)), StringComparison.Ordinal);

        // Its own visit is none of the year's earlier ones.
        Assert.Empty(papers.Visits[0].Earlier);
    }

    [Fact]
    public void A_sheet_that_somebody_has_begun_is_not_written_over_and_the_new_one_lies_beside_it()
    {
        using var scratch = new Scratch();
        Paper sheet = new("检查结果录入表-a-2026-r1.xlsx", [1]);
        string file = scratch.At($"papers/{sheet.Name}"), beside = scratch.At("papers/检查结果录入表-a-2026-r1（2）.xlsx");
        Put(sheet);
        Assert.Equal(0, Put(sheet).Written);
        Put(sheet with { Content = [2] });
        Assert.Equal([2], File.ReadAllBytes(file));

        File.WriteAllBytes(file, [9]);
        Assert.Equal([beside], Put(sheet with { Content = [3] }).Beside);
        Assert.Equal([9], File.ReadAllBytes(file));
        Assert.Equal([3], File.ReadAllBytes(beside));

        // Nobody has begun that one: it follows.
        Put(sheet with { Content = [4] });
        Assert.Equal([9], File.ReadAllBytes(file));
        Assert.Equal([4], File.ReadAllBytes(beside));

        File.WriteAllBytes(beside, [8]);
        Put(sheet with { Content = [5] });
        Assert.Equal([8], File.ReadAllBytes(beside));
        Assert.Equal([5], File.ReadAllBytes(scratch.At("papers/检查结果录入表-a-2026-r1（3）.xlsx")));

        PaperFolder Put(Paper paper) => Papers(scratch, paper);
    }

    [Fact]
    public void What_is_no_paper_any_more_is_removed_unless_somebody_has_written_in_it()
    {
        using var scratch = new Scratch();
        Paper first = new("检查日程/检查日程-a-2026-r1-A-甲.xlsx", [1]), second = new("检查日程/检查日程-a-2026-r1-B-乙.xlsx", [2]), others = new("检查日程/检查日程-a-2026-r10-A-甲.xlsx", [3]);
        Papers(scratch, others, "a-2026-r10");
        Papers(scratch, first, second);
        Papers(scratch, second);
        Assert.False(File.Exists(scratch.At($"papers/{first.Name}")));
        Assert.True(File.Exists(scratch.At($"papers/{others.Name}")));
        File.WriteAllBytes(scratch.At($"papers/{second.Name}"), [7]);
        Assert.Equal([scratch.At($"papers/{second.Name}")], Papers(scratch, first).Left);
        Assert.True(File.Exists(scratch.At($"papers/{second.Name}")));
    }

    [Fact]
    public void A_paper_of_before_the_visit_is_left_as_it_was_handed_out_once_that_is_over()
    {
        using var scratch = new Scratch();
        Paper notice = new("检查通知书/检查通知书-a-2026-r1-F.docx", [1]);
        Papers(scratch, notice);
        Papers(scratch, notice with { Content = [2], IsOver = true });
        Assert.Equal([1], File.ReadAllBytes(scratch.At($"papers/{notice.Name}")));
    }

    [Fact]
    public void Papers_never_lie_in_the_public_folder()
    {
        using var scratch = new Scratch();
        Assert.Throws<UserErrorException>(new PaperFolder(scratch.At("public/papers"), scratch.At("public")).Require);
        new PaperFolder(scratch.At("public-papers"), scratch.At("public")).Require();
    }

    [Fact]
    public void Notices_and_records_are_one_sound_document_to_print_once_visits_are_approved()
    {
        using var desk = new ResultDesk(s => s.Papers.PublicAddress = "https://random.housing.example");
        Assert.Equal(VisitRefusals.NotApproved, Assert.Throws<UserErrorException>(() => Making(desk).Print(ResultDesk.Draw)).Kind);
        desk.Desk.Bureau.Write(s => new ApproveVisits(desk.Desk.Bureau, desk.Desk.Settings.Staff.ToStaff()).Approve(s, ResultDesk.Draw, "Z1", "test"));
        Sound(() => Making(desk).Print(ResultDesk.Draw), b => WordprocessingDocument.Open(b, isEditable: false));
        byte[] print = Making(desk).Print(ResultDesk.Draw);
        string words = Words(print);
        Each.Of(Of(desk.Desk, ResultDesk.Draw).Visits, v => Assert.Contains($"文书编号：{v.Number}", words, StringComparison.Ordinal));
        using var file = new MemoryStream(print);
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Equal(desk.Firms.Count, word.MainDocumentPart!.ImageParts.Count());
    }

    [Fact]
    public void Sheets_can_be_read_when_printed()
    {
        using var desk = new ResultDesk();
        DrawPapers papers = Of(desk.Desk, ResultDesk.Draw);
        Each.Of([ResultSheet.Write(papers), InspectorSheet.Write(papers.Visits[0].Team[0], papers.Visits)], bytes =>
        {
            using var file = new MemoryStream(bytes);
            using var book = SpreadsheetDocument.Open(file, isEditable: false);
            Worksheet sheet = book.WorkbookPart!.WorksheetParts.First(p => p.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!;
            double type = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.Fonts!.Elements<Font>().Min(f => f.FontSize!.Val!.Value);

            // A unit of a column's width is the width of a digit of 11 points, 6 points at most; A4 across is 842 points wide.
            double needed = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().Sum(c => c.Width!.Value) * 6;
            PageMargins margins = sheet.Descendants<PageMargins>().Single();
            double wide = 842 - ((margins.Left!.Value + margins.Right!.Value) * 72);
            Assert.Equal(OrientationValues.Landscape, sheet.Descendants<PageSetup>().Single().Orientation!.Value);
            Assert.True(type * double.Min(1, wide / needed) >= 9, $"{type} pt on {wide} of {needed}");
            Each.Of(book.WorkbookPart.WorkbookStylesPart.Stylesheet.CellFormats!.Elements<CellFormat>().Skip(1), f => Assert.True(f.Alignment!.WrapText!.Value));
        });
    }

    [Fact]
    public void The_notices_of_a_draw_are_refused_before_its_visits_are_approved_and_follow_from_then_on()
    {
        using var desk = new ResultDesk(s => s.Staff.People = [.. ResultDesk.Staff, new Person { Id = "Z9", Roles = ["operator"] }]);
        using var scratch = new Scratch();
        PaperKeeper keeper = Keeper(desk, scratch);
        Assert.False(keeper.Make(ResultDesk.Draw, scratch.At("papers")).IsApproved);
        Assert.Equal(["检查审批表-property-management-2026-r1.docx"], Named(scratch));
        Assert.Empty(keeper.Follow());

        desk.Desk.Bureau.Write(s => new ApproveVisits(desk.Desk.Bureau, desk.Desk.Settings.Staff.ToStaff()).Approve(s, ResultDesk.Draw, "Z1", "test"));
        Assert.True(Assert.Single(keeper.Follow()).IsApproved);
        VisitPaper visit = Of(desk.Desk, ResultDesk.Draw).Visits[0];
        string notice = Assert.Single(Named(scratch), n => n.StartsWith($"检查通知书/检查通知书-{ResultDesk.Draw}-{visit.Firm}", StringComparison.Ordinal));
        Assert.Contains(visit.Team[1].Certificate, Words(File.ReadAllBytes(scratch.At($"papers/{notice}"))), StringComparison.Ordinal);

        // A team changes, and a day.
        new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, visit.Firm, visit.Team[1].Id, SubstitutionReason.Absent, new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2")));
        Assert.Single(keeper.Follow());
        Assert.DoesNotContain(visit.Team[1].Certificate, Words(File.ReadAllBytes(scratch.At($"papers/{notice}"))), StringComparison.Ordinal);
        Assert.Empty(keeper.Follow());
        DateOnly other = Of(desk.Desk, ResultDesk.Draw).Visits[0].Day.AddDays(1);
        desk.Desk.Bureau.Write(s => new PlanVisits(desk.Desk.Bureau, desk.Desk.Calendar).Choose(s, ResultDesk.Draw, visit.Firm, other, "企业盘点"));
        Assert.Single(keeper.Follow());
        Assert.Contains($"{other.Year}年{other.Month}月{other.Day}日", Words(File.ReadAllBytes(scratch.At($"papers/{notice}"))), StringComparison.Ordinal);

        // Somebody took the papers away: they are not made anew.
        Directory.Delete(scratch.At("papers"), recursive: true);
        desk.Desk.Bureau.Write(s => new PlanVisits(desk.Desk.Bureau, desk.Desk.Calendar).Choose(s, ResultDesk.Draw, visit.Firm, other.AddDays(1), "企业盘点"));
        Assert.Empty(keeper.Follow());
        Assert.False(Directory.Exists(scratch.At("papers")));
    }

    [Fact]
    public void A_template_that_cannot_be_used_leaves_nothing_half_made()
    {
        using var desk = new ResultDesk();
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.At("data/papers"));
        File.WriteAllBytes(scratch.At("data/papers/送达回证.docx"), TemplateTests.Document("{{企业名}}"));
        desk.Desk.Bureau.Write(s => new ApproveVisits(desk.Desk.Bureau, desk.Desk.Settings.Staff.ToStaff()).Approve(s, ResultDesk.Draw, "Z1", "test"));
        UserErrorException refused = Assert.Throws<UserErrorException>(() => Keeper(desk, scratch).Make(ResultDesk.Draw, scratch.At("papers")));
        Assert.Equal(PaperRefusals.Placeholders, refused.Kind);
        Assert.False(Directory.Exists(scratch.At("papers")));
        File.WriteAllBytes(scratch.At("data/papers/送达回证.docx"), TemplateTests.Document("本局送达 {{企业名称}}"));
        Assert.True(Keeper(desk, scratch).Make(ResultDesk.Draw, scratch.At("papers")).Written > 0);
        Assert.Contains("本局送达", Words(File.ReadAllBytes(Directory.GetFiles(scratch.At("papers/送达回证"))[0])), StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_no_papers_before_the_draw()
    {
        using var desk = new Desk();
        Assert.Throws<UserErrorException>(() => Of(desk, Desk.First));
    }

    private static DrawPapers Of(Desk desk, DrawId draw) => DrawPapers.Of(desk.Bureau, desk.Calendar, desk.Settings.Naming, desk.Settings.Papers, draw);

    private static PaperTemplate Built(PaperKind kind) => new(kind, kind.Template, PaperTemplates.BuiltIn(kind));

    private static byte[] Paper(ResultDesk desk, DrawPapers papers, PaperKind kind)
    {
        Staff staff = desk.Desk.Settings.Staff.ToStaff();
        return Built(kind).Fill(kind == PaperKind.Approval ? PaperFacts.Approval(papers, staff)
            : kind == PaperKind.Review ? desk.Desk.Bureau.Database.Read(s => PaperFacts.Review(s, papers, desk.Desk.Settings.Review, staff))
            : PaperFacts.Visit(papers, papers.Visits[0]));
    }

    private static PaperKeeper Keeper(ResultDesk desk, Scratch scratch)
    {
        desk.Desk.Settings.Papers.PaperTemplates = scratch.At("data/papers");
        return new(desk.Desk.Bureau, Making(desk), scratch.At("public"));
    }

    private static PaperMaking Making(ResultDesk desk) => new(
        desk.Desk.Bureau, desk.Desk.Calendar, desk.Desk.Settings.Naming, desk.Desk.Settings.Papers, desk.Desk.Settings.Review, desk.Desk.Settings.Staff);

    private static PaperFolder Papers(Scratch scratch, params Paper[] papers) => Papers(scratch, papers, "a-2026-r1");

    private static PaperFolder Papers(Scratch scratch, Paper paper, string draw) => Papers(scratch, [paper], draw);

    private static PaperFolder Papers(Scratch scratch, Paper[] papers, string draw)
    {
        var folder = new PaperFolder(scratch.At("papers"), scratch.At("public"));
        folder.Put(papers, draw);
        return folder;
    }

    // The papers that lie there, without the list of them.
    private static string[] Named(Scratch scratch) =>
    [
        .. Directory.GetFiles(scratch.At("papers"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(scratch.At("papers"), f).Replace('\\', '/'))
            .Where(f => !f.StartsWith('.')).Order(StringComparer.Ordinal),
    ];

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
