using Inspections.Worker.Delivery;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>
/// Paths in the settings are relative to the data folder, wherever the command is given: another file of the same name in the
/// working folder must not be taken for the bureau's.
/// </summary>
internal static class SettingPaths
{
    /// <summary>Makes every path absolute.</summary>
    /// <param name="settings">The settings as they were read.</param>
    /// <param name="data">The data folder.</param>
    public static void Resolve(WorkerSettings settings, string data)
    {
        settings.Policy = Of(settings.Policy);
        settings.Public = Of(settings.Public);
        settings.Calendar = Of(settings.Calendar);
        settings.BackupFolder = Of(settings.BackupFolder);
        settings.SigningKeyFile = Of(settings.SigningKeyFile);
        settings.SealingKeyFile = Of(settings.SealingKeyFile);
        settings.Console.Certificate = Of(settings.Console.Certificate);
        settings.Console.CertificateKey = Of(settings.Console.CertificateKey);
        if (settings.Console.Ldap is { } ldap)
        {
            ldap.Authorities = Of(ldap.Authorities);
        }

        if (settings.Console.ClientCertificates is { } certificates)
        {
            certificates.Authorities = Of(certificates.Authorities)!;
            certificates.Revocations = Of(certificates.Revocations);
        }

        settings.Papers.PaperTemplates = Of(settings.Papers.PaperTemplates)!;
        foreach (DestinationSetting destination in settings.Destinations)
        {
            destination.Folder = Of(destination.Folder);
        }

        if (settings.Alerts.Mail is { } mail)
        {
            mail.SecretFile = Of(mail.SecretFile);
        }

        string? Of(string? path) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path, Path.GetFullPath(data));
    }
}
