using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>The published id lists (facts 11). The same from 2019 to 2023; newer pages may have changed them.</summary>
internal static class TaxonomySets
{
    /// <summary>Spaces and punctuation are part of the id.</summary>
    internal static KnownValueSet Industry { get; } = Listed("Industry",
    [
        "Agriculture, Forestry, & Fishing",
        "Communications & Media",
        "Education",
        "Financial Services",
        "Government",
        "Healthcare",
        "Hospitality",
        "Manufacturing",
        "Power & Utilities",
        "Public Safety and National Security",
        "Retail & Consumer Goods",
        "Services",
        "Travel & Transportation",
        "Wholesale & Distribution",
    ]);

    internal static KnownValueSet Product { get; } = Listed("Product",
    [
        "Azure",
        "EnterpriseMobilityAndSecurity",
        "Exchange",
        "DeveloperTools",
        "Dynamics365Business",
        "Dynamics365Enterprise",
        "DynamicsAX,GP,NAV,SL",
        "Microsoft365",
        "Office",
        "PowerBI",
        "Project",
        "SharePoint",
        "SkypeForBusiness",
        "Surface",
        "SurfaceHub",
        "SQL",
        "Teams",
        "Visio",
        "Windows",
        "Yammer",
    ]);

    internal static KnownValueSet Service { get; } = Listed("Service",
    [
        "ConsultingAndProfessional",
        "CustomSolution(ISV)",
        "DeploymentOrMigration",
        "Hardware",
        "Integration",
        "IPServices(ISV)",
        "LearningAndCertification",
        "Licensing",
        "ManagedServices",
        "ProjectServices",
    ]);

    internal static KnownValueSet SolutionCategory { get; } = Listed("SolutionCategory",
    [
        "AdvancedAnalytics",
        "ApplicationIntegration",
        "ArtificialIntelligence",
        "AzureSecurityOperationManagement",
        "AzureStack",
        "BackupDisasterRecovery",
        "BigData",
        "Blockchain",
        "Chatbot",
        "CloudDatabaseMigration",
        "CloudMigration",
        "CloudVoice",
        "CognitiveServices",
        "CompetitiveDatabaseMigration",
        "Containers",
        "DataWarehouse",
        "DatabaseonLinux",
        "DevelopmentandTest",
        "DevOps",
        "DigitalMedia",
        "Dynamics365forCustomerService",
        "Dynamics365forFieldService",
        "Dynamics365forFinanceOperations",
        "Dynamics365forRetail",
        "Dynamics365forSales",
        "Dynamics365forTalent",
        "DynamicsonAzure",
        "EnterpriseBusinessIntelligence",
        "Gaming",
        "HighPerformanceComputing",
        "HybridStorage",
        "IdentityandAccessManagement",
        "InformationManagement",
        "InternetofThings",
        "MachineLearning",
        "Microserviceapplications",
        "MobileApplications",
        "MySQLPostgresMigrationtoAzure",
        "Networking",
        "NoSQLMigration",
        "RedhatonAzure",
        "RegulatoryComplianceGDPR",
        "SAPonAzure",
        "ServerlessComputing",
        "SharepointonAzure",
        "SQLServerUpgrade",
        "ThreatProtection",
        "WebDevelopment",
    ]);

    internal static KnownValueSet CustomerSize { get; } = new("CustomerSize", KnownValuePolicy.Listed,
    [
        new("1to9employees", "1 to 9 employees."),
        new("10to50employees", "10 to 50 employees."),
        new("51to250employees", "51 to 250 employees."),
        new("251to1000employees", "251 to 1000 employees."),
        new("1001to5000employees", "1001 to 5000 employees."),
        new("5001to10000employees", "5001 to 10000 employees."),
        new("10001to20000employees", "10001 to 20000 employees."),
        new("Morethan20000employees", "More than 20000 employees."),
        new("1to50employees", "1 to 50 employees (old scale).") { Outdated = "1to9employees or 10to50employees" },
        new("51to500employees", "51 to 500 employees (old scale).") { Outdated = "51to250employees or 251to1000employees" },
        new("Morethan500employees", "More than 500 employees (old scale).") { Outdated = "251to1000employees or more" },
    ]) { OtherForms = CustomerSizes.Read };

    private static KnownValueSet Listed(string name, IEnumerable<string> ids) =>
        new(name, KnownValuePolicy.Listed, [.. ids.Select(id => new KnownValue(id, id))]);
}
