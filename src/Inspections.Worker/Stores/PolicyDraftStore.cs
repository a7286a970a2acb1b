using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The rules that somebody has begun to propose: of each person one draft, never published, and gone when it is proposed.</summary>
internal static class PolicyDraftStore
{
    /// <summary>A person's draft, or null.</summary>
    public static PolicyChange? Find(Session session, Label staff) =>
        session.Find<byte[]>("SELECT content AS Content FROM policy_draft WHERE staff = @Staff", new { Staff = staff.ToString() }) is { } content ? PolicyChange.Read(content) : null;

    /// <summary>Keeps a draft in the place of the one that was there.</summary>
    public static void Put(Session session, Label staff, PolicyChange draft, DateTimeOffset at)
    {
        Drop(session, staff);
        session.Send(
            "INSERT INTO policy_draft (staff, content, saved_at) VALUES (@Staff, @Content, @At)",
            new { Staff = staff.ToString(), Content = draft.ToBytes(), At = BeijingTime.Format(at) });
    }

    /// <summary>Drops a draft, where there is one.</summary>
    public static void Drop(Session session, Label staff) => session.Send("DELETE FROM policy_draft WHERE staff = @Staff", new { Staff = staff.ToString() });
}
