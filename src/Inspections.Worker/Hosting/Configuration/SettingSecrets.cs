using System.Data.Common;
using Inspections.Worker.Files;
using Inspections.Worker.Storage.PostgreSql;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Refuses a settings file that others can read when a secret stands in it, as key files are refused.</summary>
internal static class SettingSecrets
{
    /// <summary>Checks the file that settings were read from.</summary>
    /// <param name="file">The file.</param>
    /// <param name="written">What stands in it.</param>
    /// <exception cref="UserErrorException">A secret stands in it, and others can read it; the message has the command that stops that.</exception>
    public static void Require(string file, IConfiguration written) => Require<WorkerSettings>(file, written);

    /// <inheritdoc cref="Require(string, IConfiguration)"/>
    public static void Require<T>(string file, IConfiguration written)
    {
        if (Find(written, typeof(T)) is { } setting)
        {
            OwnerOnlyFile.Require(file, new Text($"设置 {setting} 是秘密，而设置文件", $"the setting {setting} is a secret, and the settings file"));
        }
    }

    // The name of the first secret, or null.
    private static string? Find(IConfiguration section, Type type)
    {
        foreach (System.Reflection.PropertyInfo member in SettingNames.Settings(type))
        {
            IConfigurationSection child = section.GetSection(member.Name);
            string? found = member.IsDefined(typeof(SecretSettingAttribute), inherit: false) && IsSecret(member.Name, child.Value) ? ""
                : SettingNames.Item(member.PropertyType) is { } item
                    ? SettingNames.IsOwn(item) ? child.GetChildren().Select(e => Find(e, item) is { } name ? $"{e.Key}:{name}" : null).FirstOrDefault(n => n is not null) : null
                : SettingNames.IsOwn(member.PropertyType) ? Find(child, member.PropertyType)
                : null;
            if (found is not null)
            {
                return found.Length == 0 ? member.Name : $"{member.Name}:{found}";
            }
        }

        return null;
    }

    private static bool IsSecret(string name, string? value) =>
        !string.IsNullOrEmpty(value) && (name != nameof(WorkerSettings.Database) || HasPassword(value));

    // A connection by the machine's own account has no secret in it; what cannot be read may have one.
    private static bool HasPassword(string connection)
    {
        try
        {
            if (PostgreSqlAddress.Names(connection))
            {
                return PostgreSqlAddress.HasPassword(connection);
            }

            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return !parts.ContainsKey("Integrated Security") && !parts.ContainsKey("Trusted_Connection");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return true;
        }
    }
}
