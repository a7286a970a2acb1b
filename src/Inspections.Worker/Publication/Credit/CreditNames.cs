using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Credit;

/// <summary>What the bureau's directories say of results, for its credit feed.</summary>
internal sealed class CreditNames(
    PublicNames names, HashSet<(DrawId Draw, Identifier Firm)> joint, IReadOnlyDictionary<DrawId, InspectionTask> tasks, PublicationOptions naming, Authority authority)
{
    public CreditDetails Of(ResultBody result)
    {
        IReadOnlyList<InspectionItem> items = names.Items(result.Items);
        InspectionTask? task = tasks.GetValueOrDefault(result.Draw);
        string sector = names.Sector(result.Draw.Sector);
        return new CreditDetails
        {
            Institution = naming.Institution ?? items.Select(i => i.Authority).FirstOrDefault(authority.ToString()),
            InstitutionCode = naming.InstitutionCode,
            Firm = names.Firm(result.Firm),
            CodeType = CodeType(result.Firm),
            PlanName = InspectionTask.NameOfPlan(result.Draw.Year, sector),
            TaskName = InspectionTask.NameOf(result.Draw, sector),
            Plan = task?.Plan,
            Task = task?.Number,
            Items = items,
            Certificates = [.. result.Inspectors.Select(names.Certificate)],
            Inspectors = naming.NameInspectors ? [.. result.Inspectors.Select(i => names.InspectorName(i) ?? i.ToString())] : null,
            IsJoint = joint.Contains((result.Draw, result.Firm)),
        };
    }

    private string CodeType(Identifier firm) =>
        names.Owner(firm) is not null ? "项目编号"
        : firm.ToString().Length == UnifiedSocialCreditCode.Length ? "统一社会信用代码"
        : "注册号";
}
