namespace Inspections.Worker.Files;

/// <summary>Refuses a setting by its name, with the value it has and what would do.</summary>
internal static class SettingCheck
{
    /// <exception cref="UserErrorException"><paramref name="holds"/> is false.</exception>
    public static void Require(bool holds, string name, object value, string allowed) => Require(holds, name, value, Text.Same(allowed));

    /// <exception cref="UserErrorException"><paramref name="holds"/> is false.</exception>
    public static void Require(bool holds, string name, object value, Text allowed)
    {
        if (!holds)
        {
            throw SettingRefusals.Value.Error(name, value, allowed);
        }
    }
}
