namespace Inspections.Worker.Storage;

/// <summary>Single facts about a database.</summary>
internal static class Settings
{
    public static string? Find(Session session, string name) =>
        session.Find<string>("SELECT value FROM setting WHERE name = @name", new { name });

    public static void Set(Session session, string name, string value)
    {
        session.Send("DELETE FROM setting WHERE name = @name", new { name });
        session.Send("INSERT INTO setting (name, value) VALUES (@name, @value)", new { name, value });
    }
}
