using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A person's word that a text holds no personal data, although it looks so.</summary>
/// <param name="Text">Digest of the text.</param>
/// <param name="By">Staff id of who says so.</param>
/// <param name="ApprovedBy">Staff id of the second person, where one is needed; else null.</param>
/// <param name="At">When.</param>
internal sealed record PersonalDataConfirmation(Digest Text, Label By, Label? ApprovedBy, DateTimeOffset At);

/// <summary>The texts of which a person has confirmed that they hold no personal data. The texts themselves are not kept.</summary>
internal static class PersonalDataConfirmations
{
    /// <summary>All that were made, the first first.</summary>
    public static IReadOnlyList<PersonalDataConfirmation> All(Session session) =>
    [
        .. session.Query<(string Text, string By, string? ApprovedBy, string At)>("SELECT text_digest, confirmed_by, approved_by, confirmed_at FROM personal_data_confirmation ORDER BY confirmed_at, text_digest")
            .Select(r => new PersonalDataConfirmation(Digest.Parse(r.Text), Label.Parse(r.By), r.ApprovedBy is null ? null : Label.Parse(r.ApprovedBy), BeijingTime.ParseMoment(r.At))),
    ];

    /// <summary>The digests of the texts.</summary>
    public static IReadOnlySet<Digest> Texts(Session session) => All(session).Select(c => c.Text).ToHashSet();

    /// <summary>The digests of the texts in a database that may not be there yet.</summary>
    public static IReadOnlySet<Digest> In(Database database) =>
        database.Schema.State == SchemaState.Current ? database.Read(Texts) : new HashSet<Digest>();

    /// <summary>Keeps one; false when the text was confirmed before, and the first confirmation stays.</summary>
    public static bool TryAdd(Session session, PersonalDataConfirmation confirmation)
    {
        if (Texts(session).Contains(confirmation.Text))
        {
            return false;
        }

        session.Send(
            "INSERT INTO personal_data_confirmation (text_digest, confirmed_by, approved_by, confirmed_at) VALUES (@Text, @By, @ApprovedBy, @At)",
            new { Text = confirmation.Text.ToString(), By = confirmation.By.ToString(), ApprovedBy = confirmation.ApprovedBy?.ToString(), At = BeijingTime.Format(confirmation.At) });
        return true;
    }
}
