namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the log calls what was done, and what was tried by a form.</summary>
internal static class ActionTexts
{
    public static readonly Text Word = new("人员、事项或对象", "Who, what or on what");
    public static readonly Text None = new("这几天没有符合的记录", "Nothing of the kind in these days");
    public static readonly Text Done = new("办成", "done");
    public static readonly Text NotDone = new("未办成", "not done");
    public static readonly Text Code = new("代码", "Code");

    private static readonly Dictionary<string, Text> Names = new(StringComparer.Ordinal)
    {
        ["prove"] = new("再次输入密码", "proof given again"),
        ["review.open"] = new("查看待审结果", "result opened for review"),
        ["review.approve"] = new("审查同意", "review: approved"),
        ["review.return"] = new("审查退回", "review: sent back"),
        ["result.submit"] = new("提交检查结果", "result entered"),
        ["result.sheet"] = new("上传结果录入表", "result sheet sent"),
        ["result.draft"] = new("存结果草稿", "draft of a result kept"),
        ["result.draft.drop"] = new("删除结果草稿", "draft of a result dropped"),
        ["result.withdraw"] = new("撤回检查结果", "result withdrawn"),
        ["result.give-up"] = new("放弃更正或撤回", "correction given up"),
        ["result.photo"] = new("添加照片", "photograph added"),
        ["result.photo.remove"] = new("删除照片", "photograph removed"),
        ["result.follow-up"] = new("登记后续处置办结", "follow-up settled"),
        ["round.papers"] = new("下载检查文书", "papers taken"),
        ["visits.approve"] = new("检查审批", "visits approved"),
        ["visits.emergency"] = new("报告紧急情况", "emergency noted"),
        ["visit.join"] = new("合并检查", "visits joined"),
        ["value.taken"] = new("录入随机数，已登记", "value entered and taken"),
        ["value.known"] = new("录入随机数，先前已登记", "value entered that was known"),
        ["value.waits"] = new("录入随机数，待另一人录入", "value entered, waits for another person"),
        ["value.differs"] = new("录入随机数，与另一人所录不同", "value entered, differs from another person's"),
        ["request.ask"] = new("提出申请", "request asked for"),
        ["request.decide"] = new("决定申请", "request decided"),
        ["request.approve"] = new("批准申请", "request approved"),
        ["request.turn-down"] = new("不予同意申请", "request turned down"),
        ["request.take-back"] = new("撤回申请", "request taken back"),
        ["policy.draft"] = new("起草计划与规则", "draft of other rules"),
        ["lists.import"] = new("导入名录", "list imported"),
        ["lists.export"] = new("导出名录", "list exported"),
        ["lists.undo"] = new("撤回名录改动", "change of a list taken back"),
        ["lists.add"] = new("新增名录项", "entry added"),
        ["lists.entry"] = new("修改名录项", "entry changed"),
        ["lists.end"] = new("终止名录项", "entry ended"),
        ["lists.dishonest.add"] = new("登记失信名单", "put on a list of dishonest firms"),
        ["lists.dishonest.end"] = new("移出失信名单", "taken off a list of dishonest firms"),
        ["key.decide"] = new("决定换密钥", "new key decided"),
        ["key.rotate"] = new("批准换密钥", "new key taken"),
        ["key.drop"] = new("放弃换密钥", "new key dropped"),
        ["setting.keep"] = new("修改设置", "setting changed"),
        ["calendar.import"] = new("导入节假日", "working days taken"),
        ["system.calendar"] = new("导入节假日", "working days taken"),
        ["backup.make"] = new("备份", "backup made"),
        ["backup.download"] = new("下载备份", "backup taken"),
        ["delivery.retry"] = new("重新发送搁置的文件", "sent again"),
        ["alerts.try"] = new("发送测试信息", "trial of the alerts"),
        ["actions.export"] = new("导出日志", "log exported"),
        ["year.close"] = new("关闭年度", "year closed"),

        // Forms that were refused, by their addresses.
        ["accounts.save"] = new("保存账号", "account saved"),
        ["accounts.password"] = new("重设密码", "new first password"),
        ["accounts.no-password"] = new("取消本机密码", "password taken away"),
        ["accounts.factor"] = new("取消动态验证码", "second factor removed"),
        ["factor.begin"] = new("启用动态验证码", "second factor begun"),
        ["factor.confirm"] = new("启用动态验证码", "second factor turned on"),
        ["factor.remove"] = new("取消动态验证码", "second factor removed"),
        ["password"] = new("修改密码", "change of the password"),
        ["sign-ins.end"] = new("退出另一处登录", "sign-out of another place"),
        ["draw-day.{draw}.values"] = new("录入随机数", "value entered"),
        ["follow-ups.close"] = new("登记后续处置办结", "follow-up settled"),
        ["joint.arrange"] = new("合并检查", "visits joined"),
        ["keys.decide"] = new("决定换密钥", "new key decided"),
        ["keys.approve"] = new("批准换密钥", "new key taken"),
        ["keys.drop.head"] = new("放弃换密钥", "new key dropped"),
        ["keys.drop.leader"] = new("放弃换密钥", "new key dropped"),
        ["lists.read"] = new("读取名录文件", "list read"),
        ["lists.draft.again"] = new("按改正的重新读取名录", "list read again"),
        ["lists.draft.apply"] = new("导入名录", "list imported"),
        ["lists.draft.drop"] = new("放弃导入名录", "list dropped"),
        ["policy.propose"] = new("提出计划与规则的变更", "other rules proposed"),
        ["policy.draft.drop"] = new("删除计划与规则的草稿", "draft of other rules dropped"),
        ["requests.ask.substitute"] = new("申请调换", "substitution asked for"),
        ["requests.ask.name"] = new("申请指定检查组", "named team asked for"),
        ["requests.ask.void"] = new("申请作废", "void asked for"),
        ["requests.ask.recusal"] = new("申请登记回避", "recusal asked for"),
        ["requests.ask.recusal.end"] = new("申请撤销回避", "end of a recusal asked for"),
        ["requests.{number}.decide"] = new("决定申请", "request decided"),
        ["requests.{number}.approve"] = new("批准申请", "request approved"),
        ["requests.{number}.turn-down.head"] = new("不予同意申请", "request turned down"),
        ["requests.{number}.turn-down.leader"] = new("不予同意申请", "request turned down"),
        ["requests.{number}.take-back"] = new("撤回申请", "request taken back"),
        ["rounds.{draw}.approval.give"] = new("检查审批", "visits approved"),
        ["rounds.{draw}.approval.emergency"] = new("报告紧急情况", "emergency noted"),
        ["rounds.{draw}.firms.{firm}"] = new("提交检查结果", "result entered"),
        ["rounds.{draw}.firms.{firm}.draft"] = new("存结果草稿", "draft of a result kept"),
        ["rounds.{draw}.firms.{firm}.draft.drop"] = new("删除结果草稿", "draft of a result dropped"),
        ["rounds.{draw}.firms.{firm}.give-up"] = new("放弃更正或撤回", "correction given up"),
        ["rounds.{draw}.firms.{firm}.withdraw"] = new("撤回检查结果", "result withdrawn"),
        ["rounds.{draw}.firms.{firm}.photos.{photo}.remove"] = new("删除照片", "photograph removed"),
        ["rounds.{draw}.papers"] = new("下载检查文书", "papers taken"),
        ["rounds.{draw}.results"] = new("上传结果录入表", "result sheet sent"),
        ["system.settings.check"] = new("检查设置", "setting looked at"),
        ["system.settings.keep"] = new("修改设置", "setting changed"),
        ["system.backups.make"] = new("备份", "backup made"),
        ["system.backups.download"] = new("下载备份", "backup taken"),
        ["system.retry"] = new("重新发送搁置的文件", "sent again"),
        ["system.trial"] = new("发送测试信息", "trial of the alerts"),
    };

    /// <summary>That a page shows the last ones alone.</summary>
    public static Text Last(int shown) => new(FormattableString.Invariant($"这里只显示最近 {shown} 条，其余请缩小范围，或导出"), FormattableString.Invariant($"the last {shown} are shown: ask for less, or export all"));

    /// <summary>The words for an action; null where there are none.</summary>
    /// <param name="code">As the log has it.</param>
    public static Text? Of(string code) => SignInTexts.EventOf(code) ?? Names.GetValueOrDefault(code) ?? OfEntry(code);

    // The forms of entries end in the list that they are about.
    private static Text? OfEntry(string code) => code.Split('.') is ["lists", "add" or "entry" or "end", ..] and [_, var what, ..] ? Names[$"lists.{what}"] : null;
}
