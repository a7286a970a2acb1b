namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the page of an approval says.</summary>
internal static class ApprovalTexts
{
    public static readonly Text Approval = new("检查审批", "Approval of visits");
    public static readonly Text Means = new(
        "检查须先经负责人审批，才有检查通知书。情况紧急、不能先审批的，由一人写明原因，通知书即可制作；另一人事后补办审批。",
        "Visits are approved by the head before their notices exist. In an emergency one person says why they cannot wait, and notices can be made; another one approves afterwards.");

    public static readonly Text Waits = new("待审批", "waits for the approval");
    public static readonly Text Reason = new("紧急情况的原因", "Why the visits could not wait");
    public static readonly Text Basis = new("依据", "Legal basis");
    public static readonly Text ThisYear = new("本年已检查", "Visits this year");
    public static readonly Text NoCap = new("无上限", "no cap");
    public static readonly Text Approve = new("同意实施检查", "Approve these visits");
    public static readonly Text Emergency = new("情况紧急，先检查后补办", "The visits cannot wait");
    public static readonly Text EmergencyWhy = new("为什么不能先审批", "Why they cannot wait for the approval");
    public static readonly Text Note = new("记下紧急情况", "Note the emergency");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text ToApprove = new("等您审批检查", "Visits that wait for your approval");
    public static readonly Text Afterwards = new("紧急，待补办", "emergency, to be approved afterwards");

    /// <summary>How often a firm may be inspected in a year.</summary>
    public static Text Cap(int? cap) => cap is { } most ? new($"年度上限 {most} 次", $"at most {most} a year") : NoCap;

    /// <summary>Approved.</summary>
    public static Text ApprovedBy(string who, string at) => new($"已由 {who} 审批（{at}）", $"approved by {who} ({at})");

    /// <summary>Not approved, and not to wait.</summary>
    public static Text EmergencyOf(string who, string at) => new($"{who} 报告情况紧急（{at}），待补办审批", $"{who} reported an emergency ({at}); the approval is to follow");
}
