namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the form of a result says.</summary>
internal static class EntryTexts
{
    public static readonly Text Enter = new("录入", "Enter");
    public static readonly Text Drafts = new("未提交的草稿", "Drafts not submitted");
    public static readonly Text DraftMark = new("草稿", "draft");
    public static readonly Text Window = new("检查期限", "Days of visits");
    public static readonly Text NotDone = new("没有提交：请改正下面标出的各处。", "Not submitted: correct what is marked below.");
    public static readonly Text On = new("检查完成日期", "Day of the visit");
    public static readonly Text Team = new("实际到场的执法人员（逐一勾选）", "Who was there (tick each)");
    public static readonly Text Items = new("实际检查的事项（勾选），发现的问题写在该事项下，一行一条", "Items inspected (tick each), with what was wrong below each, a line for each");
    public static readonly Text Problems = new("发现的问题", "What was wrong");
    public static readonly Text Categories = new("检查结果（可多选；“未发现问题”只能单独选）", "What was found (several may hold; that nothing was found stands alone)");
    public static readonly Text Measures = new("后续处置（采取的，填期限）", "Follow-up (give the day of each measure that is taken)");
    public static readonly Text Due = new("期限", "due");
    public static readonly Text WindowReason = new("检查日期在期限以外的原因", "Why the day is outside the days of visits");
    public static readonly Text Remark = new("备注（不公开）", "Remark (never public)");
    public static readonly Text NoNames = new("问题和备注里不写个人姓名、电话、证件号码。", "Write no names, telephone or identity numbers of people.");
    public static readonly Text Correction = new("更正的原因（须填）", "Why what is public is corrected (needed)");
    public static readonly Text Photos = new("照片（只留在内部，不公开）", "Photographs (kept inside, never public)");
    public static readonly Text TakePhoto = new("拍照", "Take a photograph");
    public static readonly Text ChoosePhotos = new("选择照片", "Choose photographs");
    public static readonly Text RemovePhoto = new("删除", "Remove");
    public static readonly Text PhotoOfDraft = new("草稿", "draft");
    public static readonly Text PhotosMean = new(
        "JPEG 或 PNG，每张 10 MB 以内，每户至多 9 张，一次共 30 MB 以内；随草稿或提交一起上传。照片里的位置、时间、机型等信息自动去掉。",
        "JPEG or PNG, 10 MB each, 9 for a firm, 30 MB at a time; sent with the draft or the result. Place, time and device are taken out of them.");
    public static readonly Text Submit = new("提交审查", "Submit for review");
    public static readonly Text Keep = new("存草稿", "Keep as a draft");
    public static readonly Text Drop = new("删除草稿", "Drop the draft");
    public static readonly Text Withdraw = new("撤回已公示的结果", "Withdraw what is public");
    public static readonly Text WithdrawMeans = new("撤回须重新审查；审查通过后，公示的记录标为撤回，该企业须另行录入结果。", "A withdrawal has its own review; afterwards the record is public as withdrawn, and the firm is owed another result.");
    public static readonly Text GiveUp = new("放弃这次更正或撤回", "Give this correction or withdrawal up");
    public static readonly Text GiveUpMeans = new("已公示的结果保持不变。", "What is public stays as it is.");
    public static readonly Text Reason = new("原因", "Why");

    public static readonly Text Stale = new(
        "这份草稿或页面之后，该企业的结果已有变化（他人录入、退回或审结）。请在另一窗口查看现在的结果，需要的删除草稿后重新录入；现在提交不会被接受。",
        "The result of this firm has changed since the draft or page was begun. Look at how it stands; drop the draft and enter it anew where that is needed. It is not taken as it is.");

    public static readonly Text UnderReview = new("已提交、尚在审查：再次提交将替换待审的这一份。", "It is under review: what you submit takes its place.");
    public static readonly Text Public = new("该企业的结果已公示：本次录入是更正，须写明原因并重新审查。", "The result is public: this is a correction, which says why and has its own review.");

    /// <summary>A result that a reviewer sent back.</summary>
    public static Text SentBack(string who, string on, string reason) => new($"{on} 被 {who} 退回：{reason}", $"Sent back by {who} on {on}: {reason}");

    /// <summary>A photograph.</summary>
    public static Text PhotoOf(int number, long bytes, string at) => new(
        FormattableString.Invariant($"照片 {number}（{(bytes + 1023) / 1024} KB，{at}）"), FormattableString.Invariant($"Photograph {number} ({(bytes + 1023) / 1024} KB, {at})"));

    /// <summary>A draft.</summary>
    public static Text Draft(string at) => new($"以下是您 {at} 存的草稿，尚未提交。", $"This is your draft of {at}; it is not submitted.");
}
