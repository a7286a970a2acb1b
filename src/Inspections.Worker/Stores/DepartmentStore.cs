using Inspections.Core.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What people call the departments of inspectors; ledger and rosters have their codes alone.</summary>
internal static class DepartmentStore
{
    public static IReadOnlyDictionary<Label, string> All(Session session) => session
        .Query<(string Code, string Name)>("SELECT code, name FROM department")
        .ToDictionary(r => Label.Parse(r.Code), r => r.Name);

    /// <summary>Keeps the names of departments that have none yet.</summary>
    public static void Add(Session session, IReadOnlyDictionary<Label, string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        IReadOnlyDictionary<Label, string> known = All(session);
        session.Send(
            "INSERT INTO department (code, name) VALUES (@Code, @Name)",
            names.Where(n => !known.ContainsKey(n.Key)).Select(n => new { Code = n.Key.ToString(), Name = n.Value }));
    }
}
