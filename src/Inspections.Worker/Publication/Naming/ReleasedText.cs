using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Privacy;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Naming;

/// <summary>Texts as they may leave: without personal data, and whole where a person has confirmed that there is none in them.</summary>
internal sealed class ReleasedText(Session session)
{
    private readonly IReadOnlySet<Digest> _confirmed = PersonalDataConfirmations.Texts(session);

    public string Of(string text) =>
        DeIdentified.Text(text) is var released && released != text && IsConfirmed(text) ? text : released;

    /// <summary>A firm's name as it may leave; its code where the directory never had it.</summary>
    public string Firm(Identifier id, string? name, bool isProject) => FirmNames.Public(id, name, isProject, name is not null && IsConfirmed(name));

    public string? Optional(string? text) => text is null ? null : Of(text);

    public InspectionItem Of(InspectionItem item) => item with
    {
        Name = Of(item.Name),
        LegalBasis = Of(item.LegalBasis),
        Authority = Of(item.Authority),
        Subject = Of(item.Subject),
        Content = Of(item.Content),
        Method = Of(item.Method),
        SamplingRatio = Optional(item.SamplingRatio),
        Frequency = Optional(item.Frequency),
        InspectorRequirements = Optional(item.InspectorRequirements),
        Essentials = Optional(item.Essentials),
        Remark = Optional(item.Remark),
    };

    private bool IsConfirmed(string text) => _confirmed.Count > 0 && _confirmed.Contains(ConfirmedText.DigestOf(text));
}
