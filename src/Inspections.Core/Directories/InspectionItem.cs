namespace Inspections.Core.Directories;

/// <summary>One item of the published inspection-item list (随机抽查事项清单); what is not listed may not be inspected.</summary>
/// <param name="Code">Number of the item (序号 or 事项编码).</param>
/// <param name="Sector">The sector it belongs to.</param>
/// <param name="Name">抽查事项名称.</param>
/// <param name="LegalBasis">抽查依据.</param>
/// <param name="Authority">抽查主体.</param>
/// <param name="Subject">抽查对象.</param>
/// <param name="Content">抽查内容及要求.</param>
/// <param name="Method">抽查方式.</param>
/// <param name="SamplingRatio">抽查比例, as published.</param>
/// <param name="Frequency">抽查频次, as published.</param>
/// <param name="InspectorRequirements">检查人员要求.</param>
/// <param name="Essentials">监管流程要领.</param>
/// <param name="IsKey">True for a key item (重点), false for a general one (一般).</param>
/// <param name="Remark">备注.</param>
public sealed record InspectionItem(
    Identifier Code,
    SectorCode Sector,
    string Name,
    string LegalBasis,
    string Authority,
    string Subject,
    string Content,
    string Method,
    string? SamplingRatio = null,
    string? Frequency = null,
    string? InspectorRequirements = null,
    string? Essentials = null,
    bool IsKey = false,
    string? Remark = null);
