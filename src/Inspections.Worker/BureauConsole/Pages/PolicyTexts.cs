namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of plan and rules say.</summary>
internal static class PolicyTexts
{
    public static readonly Text Policy = new("计划与规则", "Plan and rules");
    public static readonly Text NoRules = new("还没有规则：导入企业名录以后，工作进程启动时按默认规则登记。", "There are no rules yet: once there are firms, a worker that starts enters the usual ones.");
    public static readonly Text Effective = new("生效日期", "Effective");
    public static readonly Text DigestOf = new("文件摘要", "Digest");
    public static readonly Text DecidedBy = new("决定/批准", "Decided/approved by");
    public static readonly Text ByWorker = new("由工作进程启动时登记", "entered by a worker when it started");
    public static readonly Text Review = new("公示前审查", "Review");
    public static readonly Text Basis = new("依据", "Legal basis");
    public static readonly Text Figure = new("项目", "Figure");
    public static readonly Text Value = new("现行", "In force");
    public static readonly Text Floor = new("年度抽查比例（底线）", "Yearly floor");
    public static readonly Text Rounds = new("年度批次", "Rounds a year");
    public static readonly Text Rate = new("分层比例", "Rate of a stratum");
    public static readonly Text Team = new("每组人数", "Team");
    public static readonly Text PerDepartment = new("每部门至多（0 为不限）", "Most of one department (0 for no limit)");
    public static readonly Text Cap = new("同一企业年度检查上限（0 为无）", "Yearly cap of one firm (0 for none)");
    public static readonly Text Cooldown = new("两次检查至少间隔天数（0 为无）", "Days left alone (0 for none)");
    public static readonly Text Items = new("抽查事项", "Items");
    public static readonly Text AllItems = new("清单上本行业的全部事项", "all of the sector's items on the list");
    public static readonly Text Windows = new("各批抽取时段", "Windows of the rounds");
    public static readonly Text Evenly = new("全年均分", "spread evenly over the year");
    public static readonly Text WindowsHelp = new(
        "每批一行，依次不重叠，如 03-01/04-30、3月、3月至4月；不填为全年均分。只影响还没有排定的年度。",
        "A line a round, in order, such as 03-01/04-30; none spreads the rounds evenly. It counts for years that are not planned yet.");

    public static readonly Text None = new("无", "none");
    public static readonly Text Forms = new("年度计划备案表（Excel，可打印、公布；只有时段，没有抽取日期）", "The yearly plan to file (Excel, to print and publish; windows and no days of draws)");
    public static readonly Text Published = new("计划和规则随公示网站自动公布。", "Plan and rules are published on the site by themselves.");
    public static readonly Text Draft = new("起草变更", "Draft a change");
    public static readonly Text GoOn = new("继续起草", "Go on with the draft");
    public static readonly Text Open = new("正在办理的变更", "Changes under way");
    public static readonly Text DraftMeans = new(
        "改好后保存，下面列出改了什么、对全年的影响；满意再提出。处室负责人决定，分管领导批准，批准即生效；批次、时段、事项用于以后排定的年度，年内已抽取的规则只升不降。",
        "Change what is to change and save: what it changes and does to the year is shown below. Then propose it: the head decides, the leader approves, and with that it is in force. Rounds, windows and items count for years planned from then on; the rules of a year that was drawn only rise.");

    public static readonly Text SaveDraft = new("保存并查看影响", "Save, and see what it does");
    public static readonly Text Propose = new("提出变更", "Propose it");
    public static readonly Text Why = new("变更理由（不公开）", "Why (never public)");
    public static readonly Text DropDraft = new("放弃草稿", "Drop the draft");
    public static readonly Text Changes = new("改了什么", "What changes");
    public static readonly Text NoChanges = new("与现行的相同", "nothing differs from what is in force");
    public static readonly Text From = new("现行", "now");
    public static readonly Text To = new("改为", "becomes");
    public static readonly Text CannotBe = new("还不能提出", "It cannot be proposed yet");
    public static readonly Text Sector = new("行业", "Sector");
    public static readonly Text Firms = new("企业数", "Firms");
    public static readonly Text Needed = new("全年应抽", "To be drawn");
    public static readonly Text Takes = new("各批预计抽取", "Each round takes");
    public static readonly Text Inspectors = new("可用执法人员", "Inspectors");
    public static readonly Text Load = new("人均户次", "Visits each");
    public static readonly Text Feasible = new("可行", "feasible");
    public static readonly Text Infeasible = new("不可行", "infeasible");
    public static readonly Text Verdict = new("可行与否", "Feasible or not");
    public static readonly Text Kind = new("变更计划与规则", "plan and rules");

    /// <summary>A stratum's rate.</summary>
    public static Text RateOf(string stratum) => new($"分层比例：{stratum}", $"rate of {stratum}");

    /// <summary>What rules do to a year.</summary>
    public static Text EffectOn(int year) => new($"对 {year} 年全年的影响（按现在的名录和人员）", $"What it does to {year} as a whole (with the directory and people of today)");

    /// <summary>The form of a year.</summary>
    public static Text FormOf(int year) => new($"{year} 年备案表", $"form of {year}");

    /// <summary>A figure that becomes another.</summary>
    public static string Becomes(string? before, string after) => before is null || before == after ? after : $"{before} → {after}";
}
