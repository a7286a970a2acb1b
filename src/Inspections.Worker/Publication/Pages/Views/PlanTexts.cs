namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the year's plan and its rules say.</summary>
internal static class PlanTexts
{
    public static readonly Text Introduction = new(
        "计划只公布每一批可能落入的时段；抽取日期在承诺时公布，在此之前不公开，以免检查日程可以预料。",
        "The plan gives the window of every round. The day of a draw is published with its commitment and not before, so that nobody can foresee the visits.");

    public static readonly Text Plans = new("计划和事项", "Plans and items");
    public static readonly Text PlanNumber = new("抽查计划编号", "Plan number");
    public static readonly Text Items = new("抽查事项", "Items");
    public static readonly Text TaskNumber = new("抽查任务编号", "Task number");
    public static readonly Text TaskName = new("抽查任务名称", "Task");
    public static readonly Text VisitsFrom = new("检查日期自", "Visits from");
    public static readonly Text VisitsUntil = new("检查日期至", "Visits until");
    public static readonly Text Provisional = new("（暂定）", " (provisional)");
    public static readonly Text Kind = new("抽查类型", "Kind");
    public static readonly Text Undirected = new("不定向", "undirected");
    public static readonly Text Directed = new("定向", "directed");
    public static readonly Text DrawnFrom = new("抽查对象范围", "Drawn from");
    public static readonly Text Rules = new("规则", "Rules");
    public static readonly Text RulesOfSectors = new("各行业规则", "Rules of each sector");
    public static readonly Text Floor = new("年度底线", "Yearly floor");
    public static readonly Text Rates = new("分层年度比例", "Yearly rates by stratum");
    public static readonly Text Team = new("检查组", "Team");
    public static readonly Text Cap = new("年度频次上限", "Yearly cap");
    public static readonly Text Cooldown = new("免重复天数", "Days left alone");
    public static readonly Text Basis = new("依据", "Legal basis");
    public static readonly Text PolicyDocument = new("抽查规则文件", "The policy document");

    public static Text Title(int year) => new($"{year} 年抽查计划", $"Plan of {year}");

    public static Text TasksOf(string plan) => new($"{plan}的任务", $"Tasks of {plan}");

    public static Text WholeDirectory(string sector) => new($"名录库内全部{sector}检查对象", "the whole directory of the sector");

    public static Text TeamOf(int size, int? perDepartment) => new(
        $"{size} 人{(perDepartment is int most ? $"，每部门最多 {most} 人" : "")}", $"{size}{(perDepartment is int n ? $", at most {n} of a department" : "")}");
}
