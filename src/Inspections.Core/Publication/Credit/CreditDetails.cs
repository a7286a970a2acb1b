using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Publication.Credit;

/// <summary>
/// What a feed record says beyond the ledger: names, numbers and items of the bureau's directories, as they are at the moment of publication. A record is made once;
/// a firm that is renamed keeps its old name in old records.
/// </summary>
public sealed record CreditDetails
{
    /// <summary>检查机关: the bureau's name.</summary>
    public required string Institution { get; init; }

    /// <summary>The bureau's code in the credit system; its authority where it has none.</summary>
    public string? InstitutionCode { get; init; }

    /// <summary>检查对象名称: the firm's name, where it may be published; an individual business bears a person's name and is called 个体工商户.</summary>
    public required string Firm { get; init; }

    /// <summary>What the firm's id is: 统一社会信用代码, 注册号 or, for a project, 项目编号.</summary>
    public required string CodeType { get; init; }

    /// <summary>抽查计划名称.</summary>
    public required string PlanName { get; init; }

    /// <summary>抽查任务名称.</summary>
    public required string TaskName { get; init; }

    /// <summary>抽查计划编号, where the bureau numbers its plans.</summary>
    public PlanNumber? Plan { get; init; }

    /// <summary>抽查任务编号, where the bureau numbers its tasks.</summary>
    public TaskNumber? Task { get; init; }

    /// <summary>The listed items that were inspected.</summary>
    public IReadOnlyList<InspectionItem> Items { get; init => field = ValueList<InspectionItem>.Of(value); } = [];

    /// <summary>执法证号 of the inspectors, in the result's order.</summary>
    public required IReadOnlyList<string> Certificates { get; init => field = ValueList<string>.Of(value); }

    /// <summary>The inspectors' names, where the bureau publishes them.</summary>
    public IReadOnlyList<string>? Inspectors { get; init => field = value is null ? null : ValueList<string>.Of(value); }

    /// <summary>True for a joint visit (联合检查).</summary>
    public bool IsJoint { get; init; }
}
