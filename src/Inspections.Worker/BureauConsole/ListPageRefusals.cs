namespace Inspections.Worker.BureauConsole;

/// <summary>Why the page of lists does nothing.</summary>
internal static class ListPageRefusals
{
    public static readonly RefusalKind NoList = new("LISTS-001", "没有名录 {kind}", "there is no list {kind}", "请从名录页面打开", "open it from the page of lists");

    public static readonly RefusalKind Gone = new("LISTS-002", "上传的名录已不在（超过一小时，或程序重新启动过）", "the list that was sent is gone: more than an hour ago, or the program was started again", "请重新上传", "send it again");

    public static readonly RefusalKind NotUsable = new("LISTS-003", "这份名录还不能导入", "the list cannot be taken yet", "请先处理页面上列出的问题", "settle what the page lists first");

    public static readonly RefusalKind MuchLost = new("LISTS-004", "将有 {count} 个终止或退出行业", "{count} entries would end or leave a sector", "确实如此的，请勾选确认；否则请核对是不是整份名录", "tick that it is meant so, or check whether it is the whole list");

    public static readonly RefusalKind OtherChange = new("LISTS-005", "最后一次改动已不是页面上所列的那次", "the last change is no longer the one that the page showed", "请重新打开页面核对", "open the page again and look");

    public static readonly RefusalKind BadCell = new("LISTS-007", "{column} 写的“{value}”不可用：{why}", "{column}: '{value}' cannot be used: {why}", "请改正", "correct it");

    public static readonly RefusalKind NoEntry = new("LISTS-006", "名录里没有 {id}", "the lists have no {id}", "请从名录页面查找", "look for it on the page of lists");

    public static readonly RefusalKind WholeBureau = new(
        "LISTS-008", "失信名单涉及全部行业，只办理部分行业的账号不能整表导入", "a list of dishonest firms is about all sectors: an account of some of them cannot give a whole one", "请由不限行业的经办人导入，或在企业的页面逐条登记", "let an operator of all sectors give it, or enter the firm on its own page");

    public static readonly RefusalKind NothingNew = new("LISTS-012", "名单里的回避都已登记", "every recusal of the list is entered already", "无需申请", "there is nothing to ask for");

    public static readonly RefusalKind NotSure = new("LISTS-009", "没有勾选“确认终止”", "it was not ticked that the entry is meant to end", "确实要终止的，请勾选", "tick it if it is");

    public static readonly RefusalKind EmptyCell = new("LISTS-010", "{column}：{why}", "{column}: {why}", "请填写或改正", "fill it in or correct it");

    public static readonly RefusalKind OtherList = new(
        "LISTS-011", "这份名录已在另一个页面换过或重新读取，没有改动任何内容", "another list was given on another page meanwhile, or this one was read anew; nothing was changed", "请重新打开预览，看过再办理", "open the preview again, look at it and go on then");
}
