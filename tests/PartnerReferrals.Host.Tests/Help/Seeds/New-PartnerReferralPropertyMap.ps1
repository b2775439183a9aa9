# A list as a CRM may export it.
@'
Opportunity;Firma;Strasse;PLZ;Ort;Land;Betrag;Währung;Abschlussdatum;Ansprechpartner;Priorität
Cold chain telemetry;Bluewater Bakeries AG;Seestrasse 1;6300;Zug;Schweiz;42.000,50;CHF;30.11.2027;Mia Keller;Hoch
Field service rollout;Fabrikam Fibre GmbH;Hafenstraße 22;20457;Hamburg;Deutschland;1.250,00;EUR;01.03.2028;Noah Schmidt;Mittel
'@ | Set-Content ./crm-export.csv -Encoding utf8
