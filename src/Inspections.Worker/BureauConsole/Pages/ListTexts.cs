using Inspections.Core.Drawing;

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of lists, firms and inspectors say.</summary>
internal static class ListTexts
{
    public static readonly Text Lists = new("名录", "Lists");
    public static readonly Text SearchFor = new("查企业、人员、事项", "Firm, inspector or item");
    public static readonly Text Search = new("查找", "Search");
    public static readonly Text FoundEntries = new("查找结果", "Found");
    public static readonly Text NothingFound = new("没有找到。企业可写代码，或名称的一部分。", "Nothing found. Firms are found by code, or part of the name.");
    public static readonly Text MoreFound = new("还有更多，请写得更具体。", "There are more: say more of the name.");
    public static readonly Text AsTheyStand = new("现有名录", "As they stand");
    public static readonly Text ExportWorkbook = new("导出（含不公开的内容）", "Export (not for the public)");
    public static readonly Text BlankSheet = new("空白表", "Empty sheet");
    public static readonly Text GiveList = new("导入名录", "Import a list");
    public static readonly Text NothingBeforeYouSee = new("先显示会有什么变化，确认以后才导入。", "What would change is shown first; nothing is taken before you agree.");
    public static readonly Text DraftWaits = new("有一份还没有导入", "One waits to be taken");
    public static readonly Text Which = new("哪种名录", "Which list");
    public static readonly Text ListFile = new("文件（XLSX、XLS、ET、ODS、CSV，32 MB 以内）", "File (XLSX, XLS, ET, ODS or CSV, 32 MB at most)");
    public static readonly Text LookAtIt = new("读取并预览", "Read and preview");
    public static readonly Text LastChange = new("最后一次改动", "The last change");
    public static readonly Text TakeBack = new("撤回这次改动", "Take it back");
    public static readonly Text WouldChange = new("会有的变化", "What would change");
    public static readonly Text NoChange = new("没有变化", "No change");
    public static readonly Text WouldEnd = new("终止", "Would end");
    public static readonly Text WouldDiffer = new("变更", "Would change");
    public static readonly Text WouldBeSpelt = new("仅名称写法不同", "Only spelt otherwise");
    public static readonly Text WouldBeAdded = new("新增", "Would be added");
    public static readonly Text TakeList = new("按此导入", "Import");
    public static readonly Text DropList = new("放弃，不导入", "Drop it");
    public static readonly Text RowProblems = new("有问题的行", "Problems");
    public static readonly Text RowWarnings = new("请留意", "Worth a look");
    public static readonly Text RowCorrections = new("已自动更正", "Corrected");
    public static readonly Text RowsLeftOut = new("不属于名录、未计入", "Left out");
    public static readonly Text Recognised = new("识别结果，可以改正", "As recognised; correct it where it is wrong");
    public static readonly Text ColumnWanted = new("栏目（* 必需）", "Column (* needed)");
    public static readonly Text ColumnOfFile = new("文件里的表头", "Header in the file");
    public static readonly Text ByItself = new("（自动识别）", "(as recognised)");
    public static readonly Text NotRecognised = new("未识别，请选择", "not recognised: choose it");
    public static readonly Text NotThere = new("（表里没有）", "(not in the list)");
    public static readonly Text SectorOfAll = new("整表所属的行业（表里没有行业列时）", "Sector of all rows, where the list has no column for it");
    public static readonly Text SpeaksFor = new("此表只涉及的行业、地区或部门（不填为全部；其余不变）", "Sectors, districts or departments that it speaks for (all when empty; the rest stays)");
    public static readonly Text AcceptCodes = new("接受校验位不符的代码", "Take codes that fail their check digit");
    public static readonly Text SkipRows = new("跳过有问题的行（此时不终止任何名录项）", "Leave out rows with problems (then nothing ends)");
    public static readonly Text ReadAgain = new("按改正的重新读取", "Read again");
    public static readonly Text Inspector = new("执法人员", "inspector");
    public static readonly Text Code = new("代码、编号", "Code");
    public static readonly Text Owner = new("所属企业", "Firm of the project");
    public static readonly Text SectorsOf = new("行业", "Sectors");
    public static readonly Text Sector = new("行业", "Sector");
    public static readonly Text District = new("地区", "District");
    public static readonly Text Founded = new("成立日期", "Founded");
    public static readonly Text Risk = new("风险分类", "Risk class");
    public static readonly Text EndedOn = new("终止", "Ended");
    public static readonly Text OtherVisits = new("其他检查", "Other inspections");
    public static readonly Text Kind = new("类型", "Kind");
    public static readonly Text Dishonest = new("失信名单", "Lists of dishonest firms");
    public static readonly Text ListName = new("名单", "List");
    public static readonly Text Ground = new("事由", "Ground");
    public static readonly Text Projects = new("项目", "Projects");
    public static readonly Text NoCap = new("不限", "none");
    public static readonly Text Times = new("已检查次数", "Inspected");
    public static readonly Text Cap = new("上限", "At most");
    public static readonly Text MayBeDrawn = new("现在能否抽取", "May be drawn now");
    public static readonly Text DrawnIn = new("抽取经过", "Drawn in");
    public static readonly Text VisitOn = new("检查日", "Visit on");
    public static readonly Text NoDayYet = new("未定", "not yet");
    public static readonly Text Year = new("年末", "Year");
    public static readonly Text IsClosed = new("本年度已关闭", "The year is closed");
    public static readonly Text IsComplete = new("底线、批次和结果都已齐全", "Floors, rounds and results are complete");
    public static readonly Text KeepsOpen = new("关闭以前还缺", "Missing before it can be closed");
    public static readonly Text Unfinished = new("不影响关闭，但还要办结", "To be finished, although it keeps nothing open");
    public static readonly Text CloseYear = new("关闭年度", "Close the year");
    public static readonly Text CloseMeans = new("关闭记入台账并公示各行业达到的数目；关闭以后不再录入新的结果。", "The ledger then says what every sector reached, which is published; no new result is entered after that.");
    public static readonly Text Changes = new("名录变动", "Changes of the entry");
    public static readonly Text Source = new("来源", "By");
    public static readonly Text WasAdded = new("列入", "added");
    public static readonly Text WasChanged = new("变更", "changed");
    public static readonly Text WasEnded = new("终止", "ended");
    public static readonly Text WasUndone = new("（已撤回）", " (taken back)");
    public static readonly Text ChangeEntry = new("修改", "Change");
    public static readonly Text AddEntry = new("新增一项", "Add one");
    public static readonly Text AddOne = new("新增", "Add");
    public static readonly Text EndEntry = new("终止", "End it");
    public static readonly Text EndMeans = new("终止以后不再抽取；已抽取的批次、历史和公示不变。终止错了，可在“名录”撤回最后一次改动。", "It is drawn no more; rounds that are drawn, its history and what is public stay. The last change can be taken back on the page of lists.");
    public static readonly Text EndSure = new("确认终止", "It is meant to end");
    public static readonly Text DishonestMeans = new("登记和移出立即公示，并记入台账。", "Whoever is put on a list or taken off is published at once, and entered into the ledger.");
    public static readonly Text PutOn = new("登记一条", "Put on a list");
    public static readonly Text TakeOff = new("移出", "Take off");
    public static readonly Text ByHand = new("逐项办理", "One by one");
    public static readonly Text ByHandMeans = new("新增一项从这里；修改、终止、列入失信名单，查到该项后在它的页面上办。", "One is added here; it is changed, ended or put on a list of dishonest firms on its own page, which the search finds.");
    public static readonly Text Basis = new("依据", "Legal basis");
    public static readonly Text Authority = new("抽查主体", "Authority");
    public static readonly Text Subject = new("抽查对象", "Subject");
    public static readonly Text Content = new("抽查内容", "Content");
    public static readonly Text Method = new("抽查方式", "Method");
    public static readonly Text ItemKind = new("类别", "Kind");
    public static readonly Text KeyItem = new("重点", "key item");
    public static readonly Text GeneralItem = new("一般", "general item");
    public static readonly Text Department = new("部门", "Department");
    public static readonly Text Certificate = new("执法证", "Certificate");
    public static readonly Text ValidDays = new("有效期", "Valid");
    public static readonly Text OnLeave = new("请假", "Leave");

    /// <summary>What a list is called.</summary>
    public static Text ListOf(string kind) => kind switch
    {
        "firms" => new("检查对象名录库", "Firms"),
        "inspectors" => new("执法检查人员名录库", "Inspectors"),
        "items" => new("随机抽查事项清单", "Items"),
        "dishonest" => new("失信名单", "Dishonest firms"),
        _ => new("回避名单", "Recusals"),
    };

    /// <summary>How many rows were read.</summary>
    public static Text RowsRead(int rows) => new(FormattableString.Invariant($"可读 {rows} 条"), FormattableString.Invariant($"{rows} rows can be read"));

    /// <summary>That a sheet is read.</summary>
    public static Text SheetRead(int? row) => new(FormattableString.Invariant($"表头在第 {row} 行，已读取"), FormattableString.Invariant($"read, its header in row {row}"));

    /// <summary>That so many are to be lost.</summary>
    public static Text MeantSo(int lost) => new(FormattableString.Invariant($"确实要终止（或退出行业）{lost} 个"), FormattableString.Invariant($"{lost} are meant to end, or to leave a sector"));

    /// <summary>The recusals of a year.</summary>
    public static Text Recusals(int year) => new(FormattableString.Invariant($"{year} 年回避"), FormattableString.Invariant($"Recusals in {year}"));

    /// <summary>The inspections of a year.</summary>
    public static Text InspectedThisYear(int year) => new(FormattableString.Invariant($"{year} 年检查次数"), FormattableString.Invariant($"Inspections in {year}"));

    /// <summary>The page of a year.</summary>
    public static Text YearOf(int year) => new(FormattableString.Invariant($"{year} 年度"), FormattableString.Invariant($"The year {year}"));

    /// <summary>The days of a year.</summary>
    public static Text DaysOf(int year) => new(FormattableString.Invariant($"{year} 年的检查日"), FormattableString.Invariant($"Days in {year}"));

    /// <summary>Whether a firm may be drawn, and why not.</summary>
    public static Text MayBe(Exclusions why) => why == Exclusions.None
        ? new("能", "yes")
        : new(
            string.Join('、', Words(why).Select(w => w.Zh)),
            string.Join(", ", Words(why).Select(w => w.En)));

    private static IEnumerable<Text> Words(Exclusions why)
    {
        if (why.HasFlag(Exclusions.Drawn))
        {
            yield return new("本年已抽中", "drawn this year");
        }

        if (why.HasFlag(Exclusions.Cap))
        {
            yield return new("已到次数上限", "at the cap");
        }

        if (why.HasFlag(Exclusions.Cooldown))
        {
            yield return new("在间隔期内", "in the cooldown");
        }
    }
}
