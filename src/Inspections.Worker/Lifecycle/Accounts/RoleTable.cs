using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>
/// Who may do what, once: asked by the pages and by the command line, and shown in docs/roles.md. Whoever administers the machine takes no part
/// in the business, and whoever supervises it changes nothing.
/// </summary>
internal static class RoleTable
{
    /// <summary>经办人: keeps the lists, enters results, asks for what others decide.</summary>
    public static readonly Label Operator = Label.Parse("operator");

    /// <summary>执法人员: inspects, and enters what was found.</summary>
    public static readonly Label Inspector = Label.Parse("inspector");

    /// <summary>处室负责人: decides, and reviews first.</summary>
    public static readonly Label DivisionHead = PolicyDocument.UsualReview[0];

    /// <summary>分管领导: approves, and reviews second.</summary>
    public static readonly Label DeputyDirector = PolicyDocument.UsualReview[1];

    /// <summary>保密领导小组: reviews last.</summary>
    public static readonly Label SecrecyGroup = PolicyDocument.UsualReview[2];

    /// <summary>系统管理员: accounts and the machine.</summary>
    public static readonly Label Administrator = Label.Parse("administrator");

    /// <summary>监督: reads everything and changes nothing.</summary>
    public static readonly Label Supervisor = Label.Parse("supervisor");

    /// <summary>The roles with their names, in the order in which they are shown.</summary>
    public static IReadOnlyList<(Label Role, Text Name)> Roles { get; } =
    [
        (Operator, new Text("经办人", "operator")),
        (Inspector, new Text("执法人员", "inspector")),
        (DivisionHead, new Text("处室负责人", "division head")),
        (DeputyDirector, new Text("分管领导", "deputy director")),
        (SecrecyGroup, new Text("保密领导小组", "secrecy group")),
        (Administrator, new Text("系统管理员", "administrator")),
        (Supervisor, new Text("监督", "supervisor")),
    ];

    /// <summary>The duties with their names, in the order in which they are shown.</summary>
    public static IReadOnlyList<(Duty Duty, Text Name)> Duties { get; } =
    [
        (Duty.SignedIn, new Text("登录、修改自己的密码", "sign in, change one's own password")),
        (Duty.Read, new Text("查看本机关的批次、企业和未公示的结果", "read rounds, firms and results that are not public yet")),
        (Duty.Prepare, new Text("维护名录，登记回避、随机源，准备文书", "keep the lists, enter recusals and sources, prepare papers")),
        (Duty.EnterValues, new Text("抽取日录入骰子和彩票号码（两人各录一次）", "enter what dice and lotteries gave (two people, each once)")),
        (Duty.EnterResults, new Text("录入检查结果、调整检查日期", "enter results, change days of visits")),
        (Duty.Ask, new Text("申请调换、指定检查组、作废、回避", "ask for substitutions, named teams, voids, recusals")),
        (Duty.ProposePolicy, new Text("起草、提出计划与规则的变更", "draft and propose other rules of draws and plans")),
        (Duty.Review, new Text("公示前审查（本人角色的那一步，且不是本人录入的）", "decide the review step of one's role, of what another one entered")),
        (Duty.Decide, new Text("决定作废、调换、指定检查组、政策", "decide voids, substitutions, named teams, policies")),
        (Duty.Approve, new Text("批准另一人的决定", "approve what another one has decided")),
        (Duty.ApproveVisits, new Text("检查审批（实施检查之前）", "approve a round's visits before they begin")),
        (Duty.DeclareEmergency, new Text("报告不能先审批的紧急情况（另一人事后审批）", "say why visits cannot wait for the approval, which another one gives afterwards")),
        (Duty.ManageAccounts, new Text("管理账号", "manage accounts")),
        (Duty.SeeKeys, new Text("查看密钥（不含私钥）", "see the keys, never their private halves")),
        (Duty.ReadMachine, new Text("查看系统：设置（不含秘密）、送达、备份、工作日", "see the machine: settings without secrets, destinations, backups, working days")),
        (Duty.ManageMachine, new Text("改设置、重新送达、测试提醒、备份", "change settings, deliver again, try alerts, make backups")),
        (Duty.ReadActions, new Text("查看日志", "read who did what")),
    ];

    /// <summary>True when a role has a duty. A role that only the bureau's policy names, as a step of its review, reads and reviews.</summary>
    public static bool Has(Label role, Duty duty) => duty switch
    {
        Duty.SignedIn => true,
        Duty.Read => role != Administrator,
        Duty.Prepare => role == Operator,
        Duty.EnterValues => role == Operator || role == Inspector || role == DivisionHead,
        Duty.EnterResults => role == Operator || role == Inspector,
        Duty.Ask => role == Operator,
        Duty.ProposePolicy => role == Operator || role == DivisionHead,
        Duty.Review => role != Operator && role != Inspector && role != Administrator && role != Supervisor,
        Duty.Decide => role == DivisionHead,
        Duty.Approve => role == DeputyDirector,
        Duty.ApproveVisits => role == DivisionHead || role == DeputyDirector,
        Duty.DeclareEmergency => role == Operator || role == Inspector || role == DivisionHead,
        Duty.ManageAccounts => role == Administrator,
        Duty.SeeKeys => role == DivisionHead || role == DeputyDirector || role == Administrator || role == Supervisor,
        Duty.ReadMachine => role == Administrator || role == Supervisor,
        Duty.ManageMachine => role == Administrator,
        Duty.ReadActions => role == Administrator || role == Supervisor,
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty, "not a duty"),
    };

    /// <summary>True when one of an account's roles has a duty.</summary>
    public static bool Has(Account account, Duty duty) => account.Roles.Any(r => Has(r, duty));

    /// <summary>What a role is called; one that only the policy names is called as the policy has it.</summary>
    public static Text NameOf(Label role) => Roles.FirstOrDefault(r => r.Role == role).Name ?? Text.Same($"{role}");

    /// <summary>The role that may stand beside no other: one person would watch over himself.</summary>
    public static Label? Alone(IReadOnlyCollection<Label> roles) =>
        roles.Count < 2 ? null : roles.Contains(Administrator) ? Administrator : roles.Contains(Supervisor) ? Supervisor : null;
}
